package dev.origindoctor.origin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reading and writing of IP addresses as text, without ever asking a name server. */
public final class Addresses {
    private Addresses() {}

    /** The address as people write it: dotted, or the shortest IPv6 form of RFC 5952, without a zone. */
    public static String text(InetAddress address) {
        return address instanceof Inet6Address six ? shortest(six.getAddress()) : address.getHostAddress();
    }

    /** The address and a port, IPv6 in brackets. */
    public static String withPort(InetAddress address, int port) {
        return address instanceof Inet6Address ? "[" + text(address) + "]:" + port : text(address) + ":" + port;
    }

    /**
     * Reads a literal address: four decimal numbers without leading zeros, or IPv6, in brackets or not. Everything
     * else, names included, is empty.
     */
    public static Optional<InetAddress> parse(String text) {
        String inner = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        byte[] bytes = inner.indexOf(':') >= 0 ? six(inner) : four(inner);
        return bytes.length == 0 ? Optional.empty() : Optional.of(of(bytes));
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("address: " + bytes.length + " bytes (expected 4 or 16)", e);
        }
    }

    private static byte[] four(String text) {
        if (text.isEmpty() || text.charAt(0) > '9') {
            return new byte[0]; // most names, at a glance
        }
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[4];
        if (parts.length != 4) {
            return new byte[0];
        }
        for (int i = 0; i < 4; i++) {
            if (!parts[i].matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(parts[i]) > 255) {
                return new byte[0];
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return bytes;
    }

    private static byte[] six(String text) {
        int gap = text.indexOf("::");
        List<Integer> head = words(gap < 0 ? text : text.substring(0, gap));
        List<Integer> tail = gap < 0 ? List.of() : words(text.substring(gap + 2));
        int given = head.size() + tail.size();
        boolean bad = head.contains(-1) || tail.contains(-1) || (gap < 0 ? given != 8 : given > 7);
        if (bad) {
            return new byte[0];
        }
        byte[] bytes = new byte[16];
        for (int i = 0; i < head.size(); i++) {
            put(bytes, i, head.get(i));
        }
        for (int i = 0; i < tail.size(); i++) {
            put(bytes, 8 - tail.size() + i, tail.get(i));
        }
        return bytes;
    }

    private static void put(byte[] bytes, int word, int value) {
        bytes[2 * word] = (byte) (value >> 8);
        bytes[2 * word + 1] = (byte) value;
    }

    /** The 16-bit words of one side of the gap; a word of -1 stands for anything that is not one. */
    private static List<Integer> words(String text) {
        List<Integer> words = new ArrayList<>();
        if (text.isEmpty()) {
            return words;
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            byte[] dotted = i == parts.length - 1 ? four(parts[i]) : new byte[0];
            if (dotted.length == 4) {
                words.add((dotted[0] & 0xff) << 8 | (dotted[1] & 0xff));
                words.add((dotted[2] & 0xff) << 8 | (dotted[3] & 0xff));
            } else {
                words.add(parts[i].matches("[0-9a-fA-F]{1,4}") ? HexFormat.fromHexDigits(parts[i]) : -1);
            }
        }
        return words;
    }

    /** RFC 5952 section 4: lower case, no leading zeros, the longest run of zero words (two or more) shortened. */
    private static String shortest(byte[] bytes) {
        int[] words = new int[8];
        for (int i = 0; i < 8; i++) {
            words[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        }
        int start = 0;
        int length = 0;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && words[i + run] == 0) {
                run++;
            }
            if (run > length) {
                start = i;
                length = run;
            }
        }
        return length < 2 ? join(words, 0, 8) : join(words, 0, start) + "::" + join(words, start + length, 8);
    }

    private static String join(int[] words, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from ? ":" : "").append(Integer.toHexString(words[i]));
        }
        return text.toString();
    }
}
