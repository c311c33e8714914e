package dev.origindoctor.flink;

import dev.origindoctor.fleet.FleetTarget;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * Sends all origins of one network (/24, /48) to one subtask, so that the limit for a network holds for the whole cluster
 * and origins behind one address share a look. Origins without an address go by their name.
 */
final class ByNetwork implements KeySelector<NumberedLine, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String getKey(NumberedLine line) {
        FleetTarget target = FleetTarget.parse(line.text());
        InetAddress address = target.address() == null ? target.host().address().orElse(null) : target.address();
        if (address == null) {
            return target.host().ascii();
        }
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6));
    }
}
