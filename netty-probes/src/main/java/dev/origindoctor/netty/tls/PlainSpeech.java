package dev.origindoctor.netty.tls;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The protocols that are found on ports where TLS was expected, told by the first bytes that their servers send. */
public enum PlainSpeech {
    HTTP("HTTP/[0-9](\\.[0-9])?[ \\r\\n].*|<(!doctype html|html)[ >\\r\\n].*"),
    SSH("SSH-[12]\\..*"),
    SMTP("220[ -].*\\bE?SMTP\\b.*|220[ -].*mail.*|(421|554)[ -].*\\bE?SMTP\\b.*"),
    FTP("220[ -].*ftp.*|220-.*|220 .*"),
    IMAP("\\* (OK|PREAUTH|BYE)\\b.*"),
    POP3("[+]OK\\b.*|-ERR\\b.*"),
    MYSQL("(?-i)...\\x00(\\x0a[0-9]+\\.[0-9]+.*|\\xff.*(Host|host|connection).*)"),
    POSTGRESQL("(?-i)[NE](|\\x00.*)|E\\x00\\x00.*"),
    REDIS("-(ERR|NOAUTH|DENIED)\\b.*"),
    PROXY("PROXY (TCP[46]|UNKNOWN)\\b.*|\\r\\n\\r\\n\\x00\\r\\nQUIT\\n.*"),
    VNC("RFB [0-9]{3}\\.[0-9]{3}\\n.*"),
    SOCKS("(?-i)\\x05[\\x00-\\x02\\xff]|\\x00\\x5a.*"),
    TELNET("(?-i)\\xff[\\xfb-\\xfe].*");

    private final Pattern pattern;

    PlainSpeech(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    }

    /** The protocol's name in lower case, or {@code unknown}. */
    public static String name(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        for (PlainSpeech speech : values()) {
            if (speech.pattern.matcher(text).matches()) {
                return speech.name().toLowerCase(java.util.Locale.ROOT);
            }
        }
        return "unknown";
    }
}
