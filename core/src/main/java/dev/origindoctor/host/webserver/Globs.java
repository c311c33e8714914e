package dev.origindoctor.host.webserver;

import java.util.regex.Pattern;

/** File name patterns as web servers have them in their include directives. */
final class Globs {
    private Globs() {}

    static boolean isPattern(String path) {
        return path.indexOf('*') >= 0 || path.indexOf('?') >= 0 || path.indexOf('[') >= 0;
    }

    /** A star or a question mark does not match a slash; brackets are taken as "one character". */
    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char next = glob.charAt(i);
            int close = next == '[' ? glob.indexOf(']', i) : -1;
            if (next == '*') {
                regex.append(regex.toString().endsWith("[^/]*+") ? "" : "[^/]*");
            } else if (next == '?' || close > 0) {
                regex.append("[^/]");
                i = close > 0 ? close : i;
            } else {
                regex.append(Pattern.quote(String.valueOf(next)));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
