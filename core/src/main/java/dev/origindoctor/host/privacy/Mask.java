package dev.origindoctor.host.privacy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern of what is put out of sight, and what is left in its place. The patterns are written in the words that Java
 * and POSIX extended regular expressions have in common: both collectors go by this one table.
 *
 * @param pattern what is looked for, anywhere in a line
 * @param replacement what takes its place; {@code \1} and {@code \2} stand for the pattern's groups
 * @param inJava the same, as Java writes it
 * @param needs a line without any of these characters holds nothing of the kind, which saves the look; or empty
 */
record Mask(Pattern pattern, String replacement, String inJava, String needs) {
    private static final String VALUE = "(\"[^\"]*\"|'[^']*'|[^ ,;\"']+)";
    private static final String UNIT = "(service|socket|slice|scope|mount|timer|target|device|path|swap)";

    /** What a client sent, and what a server says of it: no finding needs a path or a query. */
    static final List<Mask> OF_REQUESTS = List.of(
            of("?", "\\?[^\" ]*", "?"),
            of("referr?er: [^ ]*", "referrer: -"),
            of("\"", "(request: \"[A-Z]+ /)[^\" ]+", "\\1-"),
            of("\"", "(request: \"[A-Z]+ )[^\" /][^\" ]*", "\\1-"),
            of("\"", "(upstream: \"[a-z]+://[^\"/]*[^\":/]/)[^\"]+", "\\1-"),
            of("(PHP message: |sent in stderr: ).*", "\\1-"),
            of("[", "\\[(data|uri) \"[^\"]*\"\\]", "[\\1 \"-\"]"),
            of("(", "\\(Value: .*' \\)", "(Value: -)"),
            of("(" + anyCase("cookie") + "|" + anyCase("authorization") + ")(\"?: ?|=).*", "\\1\\2-"));

    /** A comment in a ruleset that nft wrote as JSON: whole, because a part put out of sight could break the document. */
    static final List<Mask> OF_JSON_COMMENTS =
            List.of(of("(\"comment\": ?\")[^\"\\\\]*(\\\\.[^\"\\\\]*){0,200}\"", "\\1-\""));

    /** What gives access, and who somebody is, wherever it stands. */
    static final List<Mask> OF_SECRETS = List.of(
            of("@", "://[^/@\" ]*@", "://"),
            of("@", "\"[^\"/@: ]+:[^\"/@ ]+@", "\""),
            of("(" + anyCase("cookie") + "|" + anyCase("authorization") + ")(\"?: |=)[^\"]*", "\\1\\2-"),
            of(
                    "=:",
                    "(" + words("password", "passwd", "passphrase", "secret", "token", "credential", "signature")
                            + ")([A-Za-z0-9_-]*[\"']?)( ?=>? ?| ?: ?)" + VALUE,
                    "\\1\\2\\3-"),
            of(
                    "=:",
                    "(" + words("pwd", "pass", "key", "sess", "sessid", "sessionid", "session", "jwt", "otp", "pin")
                            + ")([\"']?)(=>? ?| => |\": ?)" + VALUE,
                    "\\1\\2\\3-"),
            of("(" + words("bearer", "basic") + ") [A-Za-z0-9+/=._~-]{8,}", "\\1 -"),
            of("eyJ[A-Za-z0-9_=-]+\\.[A-Za-z0-9_.=-]+", "-"),
            of("(AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|sk_live_|xox[abp]-)[A-Za-z0-9_-]{10,}", "-"),
            of("^(Define: [A-Za-z0-9_]+=).*", "\\1-"),
            // an instance of a unit looks like an address; it is put aside, and back again
            of("@", "@([A-Za-z0-9._-]*\\." + UNIT + ")", "@@\\1"),
            of("@", "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+){0,8}\\.[A-Za-z][A-Za-z]+", "-"),
            of("@", "@@", "@"));

    private static Mask of(String pattern, String replacement) {
        return of("", pattern, replacement);
    }

    private static Mask of(String needs, String pattern, String replacement) {
        String inJava = replacement.replaceAll("\\\\([0-9])", "\\$$1");
        return new Mask(Pattern.compile(pattern), replacement, inJava, needs);
    }

    private static String words(String... words) {
        return String.join("|", List.of(words).stream().map(Mask::anyCase).toList());
    }

    /** The word in upper and lower case: neither language has a flag for it that the other knows. */
    private static String anyCase(String word) {
        StringBuilder pattern = new StringBuilder();
        word.chars()
                .forEach(letter -> pattern.append('[')
                        .append((char) Character.toUpperCase(letter))
                        .append((char) letter)
                        .append(']'));
        return pattern.toString();
    }

    /** The line with that out of sight. */
    String in(String line) {
        return needs.isEmpty() || needs.chars().anyMatch(each -> line.indexOf(each) >= 0)
                ? pattern.matcher(line).replaceAll(inJava)
                : line;
    }

    /** The same as a command of {@code sed -E}, fit to stand between single quotes in a shell. */
    String command() {
        return ("s!" + pattern + "!" + replacement + "!g").replace("'", "'\\''");
    }
}
