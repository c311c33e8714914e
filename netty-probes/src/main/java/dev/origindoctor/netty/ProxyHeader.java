package dev.origindoctor.netty;

import dev.origindoctor.origin.Addresses;
import io.netty.channel.Channel;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The line that a proxy puts before a connection to say for whom it speaks: HAProxy's PROXY protocol, version 1. */
final class ProxyHeader {
    private ProxyHeader() {}

    /** The line that tells the truth about this open connection. */
    static byte[] of(Channel channel) {
        return of((InetSocketAddress) channel.localAddress(), (InetSocketAddress) channel.remoteAddress());
    }

    static byte[] of(InetSocketAddress source, InetSocketAddress destination) {
        return (line(source, destination) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(InetSocketAddress source, InetSocketAddress destination) {
        boolean four = source.getAddress() instanceof Inet4Address;
        if (four != destination.getAddress() instanceof Inet4Address) {
            return "PROXY UNKNOWN";
        }
        return String.join(
                " ",
                "PROXY",
                four ? "TCP4" : "TCP6",
                Addresses.text(source.getAddress()),
                Addresses.text(destination.getAddress()),
                Integer.toString(source.getPort()),
                Integer.toString(destination.getPort()));
    }
}
