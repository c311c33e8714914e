package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.packet.Packet;
import dev.origindoctor.firewall.rules.Verdict;
import dev.origindoctor.ranges.AddressSet;
import java.util.ArrayList;
import java.util.List;

/** What happened while one packet was taken through chains, in order. */
final class Ledger {
    private final List<Ending> endings = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final List<Doubt> translations = new ArrayList<>();

    void end(Verdict verdict, Packet packet, AddressSet peers, Decider decider) {
        if (!peers.isEmpty()) {
            endings.add(new Ending(verdict, packet, peers, decider));
        }
    }

    void doubt(AddressSet peers, Decider decider) {
        if (!peers.isEmpty()) {
            doubts.add(new Doubt(peers, decider, decider.rule().doubt()));
        }
    }

    void translated(AddressSet peers, Decider decider) {
        if (!peers.isEmpty()) {
            translations.add(new Doubt(
                    peers, decider, "it is handed on to another port or machine: what answers there, no rule tells"));
        }
    }

    List<Ending> endings() {
        return endings;
    }

    List<Doubt> doubts() {
        return doubts;
    }

    /** Which rules translated the destination, for whom. */
    List<Doubt> translations() {
        return translations;
    }
}
