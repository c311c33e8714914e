package dev.origindoctor.host.listener;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the listening sockets from {@code /proc/net/tcp} and {@code /proc/net/tcp6}. */
public final class ProcNetTcpReader {
    private static final Pattern SOCKET =
            Pattern.compile("\\s*[0-9]+: ([0-9A-Fa-f]{8}|[0-9A-Fa-f]{32}):([0-9A-Fa-f]{4}) "
                    + "(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{32}):[0-9A-Fa-f]{4} ([0-9A-Fa-f]{2}) "
                    + "[0-9A-Fa-f]{8}:([0-9A-Fa-f]{8}) \\S+ \\S+\\s+[0-9]+\\s+[0-9]+\\s+([0-9]+)\\b.*");
    private static final String LISTEN = "0A";

    private ProcNetTcpReader() {}

    /**
     * The listening sockets.
     *
     * @param owners the processes that hold a socket, by its inode
     */
    public static Extract<Listener> read(SourceText source, Map<Long, List<SocketOwner>> owners) {
        Extraction<Listener> found = new Extraction<>(source);
        boolean bigEndian = bigEndian(source.text());
        for (Line line : Line.of(source.text())) {
            Matcher socket = SOCKET.matcher(line.text());
            boolean heading = line.blank() || line.text().contains("local_address");
            if (!heading && !socket.matches()) {
                found.notUnderstood(line, "not a line of /proc/net/tcp");
            } else if (!heading && socket.group(3).equalsIgnoreCase(LISTEN)) {
                listener(found, line, socket, new Reading(bigEndian, owners));
            }
        }
        return found.done();
    }

    private record Reading(boolean bigEndian, Map<Long, List<SocketOwner>> owners) {}

    private static void listener(Extraction<Listener> found, Line line, Matcher socket, Reading reading) {
        InetAddress address = address(HexFormat.of().parseHex(socket.group(1)), reading.bigEndian());
        int port = HexFormat.fromHexDigits(socket.group(2));
        if (port == 0) {
            found.notUnderstood(line, "a listening socket without a port");
            return;
        }
        long inode = socket.group(5).length() > 18 ? 0 : Long.parseLong(socket.group(5));
        boolean anySix = address instanceof Inet6Address && address.isAnyLocalAddress();
        Families plain = address instanceof Inet6Address ? Families.IPV6 : Families.IPV4;
        found.fact(new Listener(
                address,
                port,
                anySix ? Families.IPV6_AND_PERHAPS_IPV4 : plain,
                null,
                reading.owners().getOrDefault(inode, List.of()),
                (int) Math.min(Integer.MAX_VALUE, HexFormat.fromHexDigitsToLong(socket.group(4))),
                null,
                found.quote(line)));
    }

    /** The kernel prints each 32-bit word as its own number, so the bytes stand in the machine's order. */
    private static InetAddress address(byte[] bytes, boolean bigEndian) {
        for (int word = 0; word < bytes.length && !bigEndian; word += 4) {
            swap(bytes, word, word + 3);
            swap(bytes, word + 1, word + 2);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("address: " + bytes.length + " bytes (expected 4 or 16)", e);
        }
    }

    private static void swap(byte[] bytes, int one, int other) {
        byte kept = bytes[one];
        bytes[one] = bytes[other];
        bytes[other] = kept;
    }

    /** The loopback address tells the order; without one, the order of nearly all machines is taken. */
    private static boolean bigEndian(String text) {
        return !text.contains(" 0100007F:") && text.contains(" 7F000001:");
    }
}
