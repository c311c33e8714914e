package dev.origindoctor.host.webserver;

import dev.origindoctor.host.listener.Families;
import dev.origindoctor.origin.Addresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address and port of a listen directive.
 *
 * @param address the address, or null where a name stands there
 * @param any whether it was left out or a star
 * @param port the first port, or 0 where none is given
 * @param lastPort the last one, of a range
 */
record ListenText(@Nullable InetAddress address, boolean any, int port, int lastPort) {
    private static final int WIDEST = 1000;

    /** Reads {@code 443}, {@code *:443}, {@code 192.0.2.10}, {@code [::]:443}, {@code localhost:8000-8003}. */
    static Optional<ListenText> read(String text) {
        if (text.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
            return ports("*", text);
        }
        int bracket = text.lastIndexOf(']');
        int colon = text.indexOf(':', Math.max(bracket, 0));
        return colon < 0 ? ports(text, "0") : ports(text.substring(0, colon), text.substring(colon + 1));
    }

    private static Optional<ListenText> ports(String host, String ports) {
        boolean known = host.matches("\\*|_default_|\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9_.-]+")
                && ports.matches("[0-9]{1,5}(-[0-9]{1,5})?|\\*");
        if (!known) {
            return Optional.empty();
        }
        String[] range = (ports.equals("*") ? "0" : ports).split("-");
        int first = Integer.parseInt(range[0]);
        int last = Integer.parseInt(range[range.length - 1]);
        boolean sane = first <= last && last <= 65_535 && last - first <= WIDEST;
        boolean any = host.equals("*") || host.equals("_default_");
        InetAddress address = any ? Addresses.parse("0.0.0.0").orElseThrow() : address(host);
        return sane ? Optional.of(new ListenText(address, any, first, last)) : Optional.empty();
    }

    private static @Nullable InetAddress address(String host) {
        return host.equals("localhost")
                ? Addresses.parse("127.0.0.1").orElseThrow()
                : Addresses.parse(host).orElse(null);
    }

    boolean six() {
        return address instanceof Inet6Address;
    }

    boolean anySix() {
        return address instanceof Inet6Address six && six.isAnyLocalAddress();
    }

    Families plain() {
        return six() ? Families.IPV6 : Families.IPV4;
    }
}
