package dev.origindoctor.firewall.iptables;

import java.util.List;
import java.util.regex.Pattern;

/** Names texts that people take for rulesets and that are none, so that they know what to give instead. */
final class OtherText {
    private record Kind(Pattern pattern, String what) {
        Kind(String pattern, String what) {
            this(Pattern.compile(pattern, Pattern.MULTILINE), what);
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("\\A%PDF-", "a PDF document"),
            new Kind("\\A(\\x1f.|PK\\x03\\x04|BZh|\\u00fd7zXZ|\\(.?/)", "a compressed file"),
            new Kind("[\\x00-\\x08\\ufffd]", "binary data, no text"),
            new Kind("\\A\\s*<(!DOCTYPE|html|\\?xml)", "a web page or XML"),
            new Kind("^\\|- Number of jail:|^Status for the jail:", "the output of fail2ban-client, no ruleset"),
            new Kind(
                    "^  icmp-block-inversion: |^\\S+( \\(active\\))?\\r?\\n  (interfaces|sources): ",
                    "what firewall-cmd says of its zones, no ruleset: the kernel's rules are in \"nft list ruleset\""),
            new Kind("^Status: (in)?active", "what ufw says of its rules; the kernel's are in iptables-save"),
            new Kind(
                    "^No matches found for .* in iptables|^IPSET: .*Match:|^csf\\.(deny|allow): ",
                    "what \"csf -g\" found, no ruleset: the kernel's rules are in iptables-save"),
            new Kind("^(diff --git|--- \\S.*\\n\\+\\+\\+ \\S)", "a difference between files, no ruleset"),
            new Kind("\\A\\s*[\\[{]", "JSON of another kind than nft's"),
            new Kind("^Chain \\S+ \\(", "a listing whose chains could not be told apart"),
            new Kind("^(apiVersion|kind|services|resource)\\b.*[:{]\\s*$", "a configuration of another program"));

    private OtherText() {}

    /** What the text is, or that nothing in it is known here. */
    static String name(String text) {
        String start = text.substring(0, Math.min(text.length(), 1 << 16));
        return KINDS.stream()
                .filter(kind -> kind.pattern.matcher(start).find())
                .map(kind -> "this is " + kind.what)
                .findFirst()
                .orElse("no firewall rules known here");
    }
}
