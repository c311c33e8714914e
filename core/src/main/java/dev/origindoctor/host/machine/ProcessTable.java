package dev.origindoctor.host.machine;

import dev.origindoctor.host.source.Neutral;
import dev.origindoctor.host.source.Reading;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.SourceText.Cut;
import dev.origindoctor.host.source.Unread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processes with their open descriptors, as a text of tab-separated lines: number, count of descriptors, soft limit
 * of descriptors, inodes of sockets with commas, short name. A process of another user is left out unless the user may look.
 */
final class ProcessTable {
    private static final Pattern LIMIT = Pattern.compile("(?m)^Max open files\\s+([0-9]+|unlimited)\\s");
    private static final Pattern SOCKET = Pattern.compile("socket:\\[([0-9]{1,18})\\]");
    private static final int MOST_PROCESSES = 20_000;
    private static final int MOST_DESCRIPTORS = 500_000;

    private final Path proc;
    private final Instant takenAt;
    private final StringBuilder table = new StringBuilder();
    private int hidden;
    private int descriptors;

    ProcessTable(Path root, Instant takenAt) {
        proc = root.resolve("proc");
        this.takenAt = takenAt;
    }

    Reading read() {
        int processes = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                proc, path -> path.getFileName().toString().matches("[0-9]+"))) {
            for (Path process : entries) {
                if (++processes > MOST_PROCESSES || descriptors > MOST_DESCRIPTORS) {
                    return new SourceText("processes", table.toString(), takenAt, Cut.END);
                }
                process(process);
            }
        } catch (IOException e) {
            return new Unread("processes", Unread.Kind.ABSENT, "there is no /proc", null);
        }
        table.append("# not open to this user: ").append(hidden).append('\n');
        return new SourceText("processes", table.toString(), takenAt, Cut.NOTHING);
    }

    /** A process may end at any moment while it is looked at: then it is passed over. */
    private void process(Path process) {
        List<String> sockets = new ArrayList<>();
        int open = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path entry : entries) {
                open++;
                Matcher socket = SOCKET.matcher(target(entry));
                if (socket.matches()) {
                    sockets.add(socket.group(1));
                }
            }
        } catch (IOException | SecurityException e) {
            hidden++;
            return;
        }
        descriptors += open;
        table.append(process.getFileName())
                .append('\t')
                .append(open)
                .append('\t')
                .append(limit(process));
        table.append('\t')
                .append(String.join(",", sockets))
                .append('\t')
                .append(name(process))
                .append('\n');
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // closed since it was listed
            return "";
        }
    }

    private static String limit(Path process) {
        try {
            Matcher limit = LIMIT.matcher(Files.readString(process.resolve("limits"), StandardCharsets.UTF_8));
            return limit.find() ? limit.group(1) : "-";
        } catch (IOException e) {
            return "-";
        }
    }

    private static String name(Path process) {
        try {
            byte[] name = Files.readAllBytes(process.resolve("comm"));
            return Neutral.text(new String(name, StandardCharsets.UTF_8).strip(), 64);
        } catch (IOException e) {
            return "-";
        }
    }
}
