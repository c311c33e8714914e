package dev.origindoctor.host.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files that a pattern matches, by name; each star stands within one folder. They are kept as the folders name them:
 * a name need be no text of any encoding.
 *
 * @param files the files, links and pipes included, folders not
 * @param whole whether that is all of them
 */
record Matching(List<Path> files, boolean whole) {
    /** How many are read. */
    static final int MOST = 200;

    private static final Comparator<Path> BY_NAME = Comparator.comparing(Path::toString);

    static Matching of(Path root, String pattern) {
        List<Path> found = List.of(root);
        boolean whole = true;
        for (String part : pattern.substring(1).split("/")) {
            List<Path> next = new ArrayList<>();
            for (Path folder : found) {
                next.addAll(part.indexOf('*') < 0 ? List.of(folder.resolve(part)) : inside(folder, part));
            }
            whole &= next.size() <= MOST;
            found = next.size() > MOST ? next.subList(0, MOST) : next;
        }
        boolean exact = pattern.indexOf('*') < 0;
        return new Matching(
                found.stream()
                        .filter(path -> !Files.isDirectory(path))
                        .filter(path -> Files.exists(path) || (!exact && Files.isSymbolicLink(path)))
                        .toList(),
                whole);
    }

    private static List<Path> inside(Path folder, String part) {
        Pattern pattern = Pattern.compile("\\Q" + part.replace("*", "\\E[^/]*\\Q") + "\\E", Pattern.DOTALL);
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!name.startsWith(".") && pattern.matcher(name).matches()) {
                    names.add(entry);
                }
            }
        } catch (IOException | SecurityException e) {
            // a folder that is not there, or not open to this user, holds no file that could be named
            return List.of();
        }
        names.sort(BY_NAME);
        return names;
    }
}
