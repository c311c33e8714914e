package dev.origindoctor.report;

import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.diagnosis.HostTestimony.Fate;
import dev.origindoctor.diagnosis.HostTestimony.Stretch;
import dev.origindoctor.origin.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the host's ruleset does with each of the edge's networks: a chip for every network, told by a mark and by words,
 * not by colour alone.
 */
final class NetworkStrip {
    private final Html html;
    private final Wording words;

    NetworkStrip(Html html, Wording words) {
        this.html = html;
        this.words = words;
    }

    void draw(HostTestimony told, String edge) {
        if (told.firewall().isEmpty()) {
            return;
        }
        html.element("h2", words.say("strip", edge));
        List<Endpoint> endpoints =
                told.firewall().stream().map(Stretch::endpoint).distinct().toList();
        for (Endpoint endpoint : endpoints) {
            List<Stretch> stretches = told.firewall().stream()
                    .filter(stretch -> stretch.endpoint().equals(endpoint))
                    .toList();
            html.open("p")
                    .element("b", endpoint.toString())
                    .text(" " + counts(stretches))
                    .close("p");
            chips(stretches);
        }
    }

    private String counts(List<Stretch> stretches) {
        return Arrays.stream(Fate.values())
                .map(fate -> new Count(
                        fate,
                        stretches.stream()
                                .filter(stretch -> stretch.fate() == fate)
                                .mapToInt(stretch -> stretch.networks().size())
                                .sum()))
                .filter(count -> count.networks() > 0)
                .map(count -> count.networks() + " " + word(count.fate()))
                .collect(Collectors.joining(", "));
    }

    private record Count(Fate fate, int networks) {}

    private record Chip(String network, Stretch stretch) {}

    private void chips(List<Stretch> stretches) {
        List<Chip> chips = new ArrayList<>();
        stretches.forEach(stretch -> stretch.networks().forEach(network -> chips.add(new Chip(network, stretch))));
        chips.sort(Comparator.comparing(chip -> chip.stretch().fate() == Fate.ACCEPTED));
        html.open("ul", "class", "strip");
        for (Chip chip : chips) {
            Fate fate = chip.stretch().fate();
            String rule = chip.stretch().rule() == null
                    ? word(fate)
                    : word(fate) + ": " + chip.stretch().rule();
            html.open("li", "class", fate.name(), "title", rule)
                    .text(mark(fate) + " " + chip.network())
                    .element("span", " " + word(fate), "class", "unseen")
                    .close("li");
        }
        html.close("ul");
    }

    private String word(Fate fate) {
        return words.say("fate." + fate.name().toLowerCase(Locale.ROOT));
    }

    private static String mark(Fate fate) {
        return switch (fate) {
            case ACCEPTED -> "✓";
            case REJECTED -> "✗";
            case DROPPED -> "⊘";
            case UNDECIDED -> "?";
        };
    }
}
