package dev.origindoctor.host.guard;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code csf.allow}, {@code csf.deny}, {@code csf.ignore} and {@code csf.tempban}. */
public final class CsfListReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){1,40}");

    private CsfListReader() {}

    /** The entries of {@code csf.allow}, {@code csf.ignore} or {@code csf.deny}, whichever {@code action} says it is. */
    public static Extract<GuardRule> rules(SourceText source, String action) {
        Extraction<GuardRule> found = new Extraction<>(source);
        for (Line line : Line.of(source.text())) {
            String entry = entry(line);
            if (!entry.isEmpty() && !entry.startsWith("Include ")) {
                rule(found, line, entry, action);
            }
        }
        return found.done();
    }

    private static void rule(Extraction<GuardRule> found, Line line, String entry, String action) {
        if (Networks.plausible(entry)) {
            found.fact(new GuardRule("csf", action, "any", entry, found.quote(line)));
        } else if (entry.contains("|")) {
            List<String> parts = Arrays.asList(entry.split("\\|"));
            String from = part(parts, "s=");
            String to = String.join(
                    "|",
                    parts.stream().filter(part -> !part.equals("s=" + from)).toList());
            found.fact(new GuardRule("csf", action, to, from.isEmpty() ? "any" : from, found.quote(line)));
        } else if (NAME.matcher(entry).matches()) {
            found.notUnderstood(line, "a host name, which CSF does not take here");
        } else {
            found.notUnderstood(line, "not an address, a network or an advanced entry");
        }
    }

    /** Of an advanced entry, the source address: {@code s=} is a port too where it holds no address. */
    private static String part(List<String> parts, String prefix) {
        return parts.stream()
                .filter(part -> part.startsWith(prefix) && Networks.plausible(part.substring(prefix.length())))
                .map(part -> part.substring(prefix.length()))
                .findFirst()
                .orElse("");
    }

    private static String entry(Line line) {
        int comment = line.text().indexOf('#');
        return (comment < 0 ? line.text() : line.text().substring(0, comment)).strip();
    }

    /** The addresses of {@code csf.deny}. */
    public static Extract<Ban> denied(SourceText source) {
        Extraction<Ban> found = new Extraction<>(source);
        for (Line line : Line.of(source.text())) {
            String entry = entry(line);
            int comment = line.text().indexOf('#');
            String network = entry.contains("|") ? part(Arrays.asList(entry.split("\\|")), "s=") : entry;
            if (Networks.plausible(network)) {
                String reason =
                        comment < 0 ? null : line.text().substring(comment + 1).strip();
                found.fact(new Ban("csf", "csf.deny", network, reason, found.quote(line)));
            }
        }
        return found.done();
    }

    /** The temporary bans: {@code epoch|ip|port|direction|seconds|message}. */
    public static Extract<Ban> temporary(SourceText source) {
        Extraction<Ban> found = new Extraction<>(source);
        for (Line line : Line.of(source.text())) {
            String[] fields = line.text().split("\\|", 6);
            if (fields.length == 6 && Networks.plausible(fields[1])) {
                found.fact(new Ban("csf", "csf.tempban", fields[1], fields[5], found.quote(line)));
            } else if (!line.blank()) {
                found.notUnderstood(line, "not a temporary ban");
            }
        }
        return found.done();
    }
}
