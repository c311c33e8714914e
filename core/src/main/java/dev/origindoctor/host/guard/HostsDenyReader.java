package dev.origindoctor.host.guard;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;

/**
 * Reads {@code hosts.allow} and {@code hosts.deny}. Only programs made with the TCP wrappers obey them: nginx, Apache,
 * HAProxy and Caddy don't.
 */
public final class HostsDenyReader {
    private HostsDenyReader() {}

    /** The rules of that file; {@code action} says which of the two it is. */
    public static Extract<GuardRule> read(SourceText source, String action) {
        Extraction<GuardRule> found = new Extraction<>(source);
        StringBuilder joined = new StringBuilder();
        for (Line line : Line.of(source.text())) {
            String text = line.text();
            boolean comment = joined.isEmpty() && text.startsWith("#");
            if (comment || (text.isBlank() && joined.isEmpty())) {
                continue;
            }
            if (text.endsWith("\\")) {
                joined.append(text, 0, text.length() - 1);
            } else {
                rule(found, line, joined.append(text).toString(), action);
                joined.setLength(0);
            }
        }
        if (!joined.isEmpty()) {
            found.notUnderstood("it ends in the middle of a rule");
        }
        return found.done();
    }

    private static void rule(Extraction<GuardRule> found, Line line, String text, String action) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            found.notUnderstood(line, "not a rule of the TCP wrappers");
            return;
        }
        String daemons = text.substring(0, colon).strip();
        String clients = text.substring(colon + 1).replaceFirst("\\s+:.*$", "").strip();
        String from = clients.equals("ALL") ? "any" : clients;
        found.fact(
                new GuardRule("tcpwrappers", action, daemons.equals("ALL") ? "any" : daemons, from, found.quote(line)));
    }
}
