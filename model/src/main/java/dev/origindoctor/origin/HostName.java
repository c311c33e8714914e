package dev.origindoctor.origin;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name that visitors use, in its ASCII form (RFC 5890 A-labels, lower case, no trailing dot), or a literal
 * address where somebody asks about one.
 */
public record HostName(String ascii) {
    private static final int LONGEST = 253;
    private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern NAME = Pattern.compile("(?:" + LABEL + "\\.)*+(?![0-9]+$)" + LABEL);

    /** What a URL has before its host, and no message repeats (RFC 3986, section 3.2.1). */
    private static final Pattern SECRET = Pattern.compile("(?<=://)[^/]*@");

    /** Letters that IDNA2003 maps to others and IDNA2008 keeps (UTS 46, section 2.3): the two lead to different hosts. */
    private static final Pattern ENCODED_IN_TWO_WAYS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

    public HostName {
        Objects.requireNonNull(ascii, "ascii");
        if (!isName(ascii) && Addresses.parse(ascii).isEmpty()) {
            throw notAHost(ascii);
        }
    }

    /**
     * Reads a name as people write it: any case, international letters, a trailing dot.
     *
     * @throws IllegalArgumentException where it is no host name
     */
    public static HostName of(String text) {
        Objects.requireNonNull(text, "host");
        Optional<InetAddress> literal = Addresses.parse(text);
        if (literal.isPresent()) {
            return new HostName(Addresses.text(literal.get()));
        }
        if (ENCODED_IN_TWO_WAYS.matcher(text).find()) {
            throw unfit(text, "its ASCII form, xn--..., because browsers of two standards encode it in two ways");
        }
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        try {
            return new HostName(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw notAHost(text);
        }
    }

    /** The address, where the host is a literal one. */
    public Optional<InetAddress> address() {
        return Addresses.parse(ascii);
    }

    /** What goes into a Host header: IPv6 literals in brackets. */
    public String authority() {
        return ascii.indexOf(':') >= 0 ? "[" + ascii + "]" : ascii;
    }

    @Override
    public String toString() {
        return ascii;
    }

    /** RFC 1123 section 2.1, with the underscore that real names have. A last label of digits would be an address. */
    private static boolean isName(String text) {
        return text.length() <= LONGEST && NAME.matcher(text).matches();
    }

    private static IllegalArgumentException notAHost(String text) {
        boolean url = text.contains("/");
        return unfit(text, url ? "a host name alone, without scheme and path" : "a host name or an IP address");
    }

    private static IllegalArgumentException unfit(String text, String expected) {
        String anybodys = SECRET.matcher(text).replaceFirst("***@");
        String shown = anybodys.length() > 80 ? anybodys.substring(0, 80) + "..." : anybodys;
        return new IllegalArgumentException(
                "host: \"" + shown.replaceAll("\\p{Cntrl}", "?") + "\" (expected " + expected + ")");
    }
}
