package dev.origindoctor.ranges.allowlist;

import dev.origindoctor.origin.Ports;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.RangeList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An edge that is to reach some ports of an origin, whatever else its firewall says of it.
 *
 * @param list the edge's ranges
 * @param ports the TCP ports that it is to reach
 * @param place where the rule goes, for tools with several places: the table and chain of nftables, the zone of
 *     firewalld, the security group of AWS; empty for the usual one
 */
public record Allowlist(RangeList list, List<Integer> ports, String place) {
    private static final int MOST_PORTS = 15;

    /** Checks what goes into scripts. */
    public Allowlist {
        Objects.requireNonNull(list, "list");
        ports = ports.stream().distinct().sorted().toList();
        if (ports.isEmpty() || ports.size() > MOST_PORTS) {
            throw new IllegalArgumentException("ports: " + ports.size() + " (expected 1.." + MOST_PORTS + ")");
        }
        ports.forEach(Ports::check);
        if (!list.id().matches("[a-z0-9_-]{1,23}")) {
            throw new IllegalArgumentException("list: " + list.id() + " (expected up to 23 of a-z 0-9 _ -)");
        }
        if (!place.matches("([A-Za-z0-9_-]+( [A-Za-z0-9_-]+){0,2})?")) {
            throw new IllegalArgumentException("place: " + place + " (expected up to three names)");
        }
    }

    /** An allowlist at the tool's usual place. */
    public static Allowlist of(RangeList list, List<Integer> ports) {
        return new Allowlist(list, ports, "");
    }

    /** The text that {@code tool} takes to let the edge in; running it again changes nothing, or renews the ranges. */
    public String script(AllowlistTool tool) {
        return tool.form().script(this);
    }

    /** The text that takes back all that {@link #script} did, and nothing else. */
    public String undo(AllowlistTool tool) {
        return tool.form().undo(this);
    }

    /** The fewest blocks of one family. */
    List<String> blocks(Family family) {
        return list.addresses().only(family).cidrs().stream()
                .map(Cidr::toString)
                .toList();
    }

    /** What all that the scripts make is called. */
    String name() {
        return "od-" + list.id();
    }

    String portList() {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Fills the marks that all scripts share. */
    String fill(String template) {
        String day = list.date() == null ? "undated" : "as of " + list.date();
        return template.replace("@TITLE@", list.title().replaceAll("[^\\w (),.-]", "") + " (" + day + ")")
                .replace("@NAME@", name())
                .replace("@PORTS@", portList())
                .replace("@FOUR@", String.join("\n", blocks(Family.IPV4)))
                .replace("@SIX@", String.join("\n", blocks(Family.IPV6)));
    }
}
