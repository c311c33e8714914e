package dev.origindoctor.host.inspection;

import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.NamedText;
import dev.origindoctor.firewall.Outcome;
import dev.origindoctor.firewall.Part;
import dev.origindoctor.firewall.Target;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.RangeList;
import java.util.ArrayList;
import java.util.List;

/** What the machine's ruleset does with an edge on its way to the ports of the web. */
final class FirewallView {
    private static final List<Integer> PORTS = List.of(443, 80);
    private static final int BLOCKS = 3;

    private final RangeList edge;
    private final List<NamedText> texts;

    FirewallView(HostEvidence evidence, RangeList edge) {
        this.edge = edge;
        this.texts = evidence.firewall().stream()
                .map(text -> new NamedText(text.source().source(), text.source().text()))
                .toList();
    }

    /** A line for each port that all of the edge reaches. */
    List<String> open() {
        return lines(true);
    }

    /** Lines for what keeps the edge out, or may. */
    List<String> shut() {
        return lines(false);
    }

    private List<String> lines(boolean open) {
        List<String> lines = new ArrayList<>();
        if (texts.isEmpty()) {
            return lines;
        }
        Firewall firewall = Firewall.read(texts);
        for (int port : PORTS) {
            FirewallSplit split = firewall.towards(Target.port(port)).split(edge.addresses());
            List<Part> closed = split.parts().stream()
                    .filter(part -> part.outcome() != Outcome.ACCEPT)
                    .toList();
            if (open && closed.isEmpty()) {
                lines.add("port " + port + ": all of " + edge.title() + " is let in");
            }
            if (!open) {
                closed.forEach(part -> lines.add(line(port, part)));
            }
        }
        return lines;
    }

    private String line(int port, Part part) {
        String does = switch (part.outcome()) {
            case REJECT -> "REJECTS ";
            case DROP -> "DROPS ";
            case STALL -> "STALLS ";
            default -> "may keep out ";
        };
        String why = part.why() == null ? "" : "; " + part.why();
        String rule = part.rule() == null
                ? " (by default)"
                : " (" + part.rule().file() + ":" + part.rule().line() + " "
                        + part.rule().text() + ")";
        return "firewall, port " + port + ": " + does + share(part.sources()) + why + rule;
    }

    /** {@code all of Cloudflare}, {@code all of Cloudflare's IPv6}, or the blocks. */
    private String share(AddressSet sources) {
        if (sources.equals(edge.addresses())) {
            return "all of " + edge.title();
        }
        for (Family family : Family.values()) {
            AddressSet whole = edge.addresses().only(family);
            if (!whole.isEmpty() && sources.equals(whole)) {
                return "all of " + edge.title() + "'s " + family;
            }
        }
        List<String> blocks = sources.cidrs().stream().map(Object::toString).toList();
        String few = String.join(", ", blocks.subList(0, Math.min(BLOCKS, blocks.size())));
        return few + (blocks.size() > BLOCKS ? " and " + (blocks.size() - BLOCKS) + " more blocks" : "") + " of "
                + edge.title();
    }
}
