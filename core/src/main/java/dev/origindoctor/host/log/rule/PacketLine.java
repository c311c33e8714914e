package dev.origindoctor.host.log.rule;

import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.observation.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A packet as the kernel's packet filter logs it. Only packets that open a TCP connection from outside are told of: a
 * late packet of a dead connection is logged as blocked too, and proves nothing about new ones.
 */
final class PacketLine {
    private static final Pattern PACKET = Pattern.compile("(.{0,120}?)\\bIN=(\\S+) OUT=(?: |\\S)(.*)");
    private static final Pattern BLOCKED = Pattern.compile("(?i)block|drop|den(?:y|ied)|reject");
    private static final Pattern OPENS =
            Pattern.compile(" SYN (?!.*\\bACK\\b)|\\bWINDOW=[0-9]+ RES=0x[0-9a-f]+ (?:CWR |ECE )*SYN URGP");

    private PacketLine() {}

    /** What the packet was, where the message is of that kind and the packet opens a connection. */
    static Optional<LogEvent> event(String message) {
        Matcher packet = PACKET.matcher(message);
        if (message.indexOf("IN=") < 0 || !packet.matches()) {
            return Optional.empty();
        }
        boolean opens = packet.group(3).contains("PROTO=TCP")
                && OPENS.matcher(packet.group(3)).find();
        if (!opens) {
            return Optional.empty();
        }
        boolean blocked = BLOCKED.matcher(packet.group(1)).find();
        return Optional.of(blocked ? LogEvent.PACKET_BLOCKED : LogEvent.PACKET_LOGGED);
    }

    static List<Fact> facts(String message) {
        List<Fact> facts = new ArrayList<>();
        fact(facts, message, "address", "SRC=([0-9a-fA-F.:]{3,45})");
        fact(facts, message, "destination", "DST=([0-9a-fA-F.:]{3,45})");
        fact(facts, message, "port", "DPT=([0-9]{1,5})");
        fact(facts, message, "device", "IN=([A-Za-z0-9_.@-]{1,20})");
        return facts;
    }

    private static void fact(List<Fact> facts, String message, String name, String regex) {
        Matcher value = Pattern.compile(regex).matcher(message);
        if (value.find()) {
            facts.add(Fact.of(name, value.group(1)));
        }
    }
}
