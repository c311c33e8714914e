package dev.origindoctor.host.listener;

import dev.origindoctor.origin.Addresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An address and a port as a listing prints them: {@code 0.0.0.0%eth0:22}, {@code [::]:443}, {@code :::443},
 * {@code *:https}, {@code localhost:mysql}.
 *
 * @param star whether the address was a star, whose meaning depends on the program's age
 */
record SocketAddressText(
        InetAddress address, boolean star, @Nullable String device, int port) {
    static Optional<SocketAddressText> read(String text, boolean six) {
        int colon = text.lastIndexOf(':');
        OptionalInt port = colon < 1 ? OptionalInt.empty() : ServiceNames.port(text.substring(colon + 1));
        if (port.isEmpty()) {
            return Optional.empty();
        }
        String host = text.substring(0, colon);
        int percent = host.indexOf('%');
        String device = percent < 0 ? null : host.substring(percent + 1).replace("]", "");
        String bare = (percent < 0 ? host : host.substring(0, percent)).replaceAll("[\\[\\]]", "");
        return address(bare, six)
                .map(address -> new SocketAddressText(address, bare.equals("*"), device, port.getAsInt()));
    }

    private static Optional<InetAddress> address(String host, boolean six) {
        return switch (host) {
            case "*" -> Addresses.parse(six ? "::" : "0.0.0.0");
            case "localhost" -> Addresses.parse(six ? "::1" : "127.0.0.1");
            case "ip6-localhost", "ip6-loopback", "localhost6" -> Addresses.parse("::1");
            default -> Addresses.parse(host);
        };
    }

    boolean anySix() {
        return address instanceof Inet6Address && address.isAnyLocalAddress();
    }

    /** Which connections it takes where neither a star nor any-IPv6 leaves a doubt. */
    Families plain() {
        return address instanceof Inet6Address ? Families.IPV6 : Families.IPV4;
    }
}
