package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.packet.Packet;
import dev.origindoctor.firewall.rules.Verdict;
import dev.origindoctor.ranges.AddressSet;

/** A verdict that may have ended the way of a packet for some peers. */
record Ending(Verdict verdict, Packet packet, AddressSet peers, Decider decider) {}
