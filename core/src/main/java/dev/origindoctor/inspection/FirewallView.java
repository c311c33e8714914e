package dev.origindoctor.inspection;

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
    private final View view;
    private final List<NamedText> texts;

    FirewallView(HostEvidence evidence, RangeList edge, View view) {
        this.edge = edge;
        this.view = view;
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
                lines.add(view.say("let_in", port, edge.title()));
            }
            if (!open) {
                closed.forEach(part -> lines.add(line(port, part)));
            }
        }
        return lines;
    }

    private String line(int port, Part part) {
        String does = switch (part.outcome()) {
            case REJECT -> "rejects";
            case DROP -> "drops";
            case STALL -> "stalls";
            default -> "may_keep_out";
        };
        String why = part.why() == null ? "" : "; " + part.why();
        String rule = part.rule() == null
                ? view.say("by_default")
                : " (" + part.rule().file() + ":" + part.rule().line() + " "
                        + part.rule().text() + ")";
        return view.say("shut", port, view.say(does, share(part.sources())) + why + rule);
    }

    /** {@code all of Cloudflare}, {@code all of Cloudflare's IPv6}, or the blocks. */
    private String share(AddressSet sources) {
        if (sources.equals(edge.addresses())) {
            return view.say("all_of", edge.title());
        }
        for (Family family : Family.values()) {
            AddressSet whole = edge.addresses().only(family);
            if (!whole.isEmpty() && sources.equals(whole)) {
                return view.say("all_of_family", edge.title(), family);
            }
        }
        List<String> blocks = sources.cidrs().stream().map(Object::toString).toList();
        String few = String.join(", ", blocks.subList(0, Math.min(BLOCKS, blocks.size())));
        String named = blocks.size() > BLOCKS ? view.say("more_blocks", few, blocks.size() - BLOCKS) : few;
        return view.say("blocks_of", named, edge.title());
    }
}
