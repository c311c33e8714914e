package dev.origindoctor.firewall.iptables.values;

import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.rules.Condition;
import java.util.List;
import java.util.Map;

/** TCP flags by name. */
public final class TcpFlags {
    private static final Map<String, Integer> BITS = Map.of(
            "FIN", 0x01, "SYN", 0x02, "RST", 0x04, "PSH", 0x08, "ACK", 0x10, "URG", 0x20, "ALL", 0x3f, "NONE", 0);

    private TcpFlags() {}

    /** {@code FIN,SYN,RST,ACK SYN}: of the first, exactly the second are set. */
    public static Condition read(List<String> values) {
        if (values.size() != 2) {
            throw new UnreadableException("--tcp-flags has " + values.size() + " values (expected two)");
        }
        return Condition.tcpFlags(bits(values.get(0)), bits(values.get(1)));
    }

    private static int bits(String text) {
        int bits = 0;
        for (String name : text.split(",", -1)) {
            Integer bit = BITS.get(name);
            bits |= bit != null ? bit : (int) Numbers.read(name, 0, 63);
        }
        return bits;
    }
}
