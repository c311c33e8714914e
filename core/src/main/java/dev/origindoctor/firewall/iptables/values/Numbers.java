package dev.origindoctor.firewall.iptables.values;

import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.names.Services;
import dev.origindoctor.firewall.packet.NumberSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Numbers, ranges and values with masks, as iptables writes them. */
public final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("0[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]+");
    private static final int LONGEST = 18;

    private Numbers() {}

    /** A number; hexadecimal behind {@code 0x}, octal behind a zero, as strtoul(3) reads it. */
    public static long read(String text, long least, long most) {
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        boolean octal = !hexadecimal && text.length() > 1 && text.startsWith("0");
        String digits = hexadecimal ? text.substring(2) : text;
        Pattern form = hexadecimal ? HEXADECIMAL : octal ? OCTAL : DECIMAL;
        if (digits.length() > LONGEST || !form.matcher(digits).matches()) {
            throw new UnreadableException("\"" + text + "\" is no number");
        }
        long number = hexadecimal
                ? Long.parseUnsignedLong(digits.substring(Math.max(0, digits.length() - 16)), 16)
                : Long.parseLong(digits, octal ? 8 : 10);
        if (number < least || number > most) {
            throw new UnreadableException(text + " (expected " + least + ".." + most + ")");
        }
        return number;
    }

    /** {@code 5}, {@code 5:9}, {@code :9}, {@code 5:}. */
    public static NumberSet range(String text, long most) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return NumberSet.of(read(text, 0, most));
        }
        String first = text.substring(0, colon);
        String last = text.substring(colon + 1);
        return NumberSet.range(first.isEmpty() ? 0 : read(first, 0, most), last.isEmpty() ? most : read(last, 0, most));
    }

    /** One port, by number or name. */
    public static int port(String text) {
        OptionalInt named = Services.port(text);
        if (named.isPresent()) {
            return named.getAsInt();
        }
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            throw new UnreadableException("\"" + text + "\" is no port known here");
        }
        return (int) read(text, 0, 65535);
    }

    /** Ports: {@code https}, {@code 8000:8100}, and such with commas between them. */
    public static NumberSet ports(String text) {
        List<NumberSet> sets = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            int colon = item.indexOf(':');
            if (colon < 0) {
                sets.add(NumberSet.of(port(item)));
            } else {
                String first = item.substring(0, colon);
                String last = item.substring(colon + 1);
                sets.add(NumberSet.range(first.isEmpty() ? 0 : port(first), last.isEmpty() ? 65535 : port(last)));
            }
        }
        return NumberSet.union(sets);
    }

    /** {@code value/mask}: both, the mask full where it is left out. */
    public static long[] masked(String text) {
        int slash = text.indexOf('/');
        String value = slash < 0 ? text : text.substring(0, slash);
        long mask = slash < 0 ? 0xffff_ffffL : read(text.substring(slash + 1), 0, 0xffff_ffffL);
        return new long[] {read(value, 0, 0xffff_ffffL), mask};
    }
}
