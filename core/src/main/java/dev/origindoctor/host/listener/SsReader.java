package dev.origindoctor.host.listener;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the listening TCP sockets from what {@code ss} prints, of any age and with any of its usual options. */
public final class SsReader {
    private static final Set<String> STATES = Set.of(
            "LISTEN",
            "ESTAB",
            "UNCONN",
            "SYN-SENT",
            "SYN-RECV",
            "NEW-SYN-RECV",
            "FIN-WAIT-1",
            "FIN-WAIT-2",
            "TIME-WAIT",
            "CLOSE-WAIT",
            "LAST-ACK",
            "CLOSING",
            "CLOSED",
            "BOUND-INACTIVE");
    private static final Set<String> KINDS = Set.of(
            "tcp", "udp", "raw", "icmp", "icmp6", "nl", "u_str", "u_dgr", "u_seq", "p_raw", "p_dgr", "v_str", "v_dgr",
            "dccp", "sctp", "mptcp", "tipc", "ti_rd", "ti_dg", "ti_st", "xdp", "???");
    private static final Pattern OWNER = Pattern.compile("\\(\"([^()]{0,64}?)\",(?:pid=)?([0-9]{1,9}),");
    private static final Pattern V6ONLY = Pattern.compile("\\bv6only:([01])");

    private final Extraction<Listener> found;
    private final Age age;

    /** Which meaning a star has: IPv4 in old programs, IPv4 and IPv6 in new ones. */
    private enum Age {
        OLD,
        NEW,
        UNKNOWN
    }

    private SsReader(SourceText source) {
        found = new Extraction<>(source);
        age = age(source.text());
    }

    /** The listening TCP sockets of that listing. */
    public static Extract<Listener> read(SourceText source) {
        if (source.text().startsWith("Active ") || source.text().contains("\nProto ")) {
            // people paste one for the other
            return NetstatReader.read(source);
        }
        SsReader reader = new SsReader(source);
        boolean listing = false;
        for (Line line : Line.of(source.text())) {
            listing |= reader.line(line);
        }
        if (!listing && !source.text().isBlank()) {
            reader.found.notUnderstood("this is no list of sockets as ss prints it");
        }
        return reader.found.done();
    }

    /** Whether the line belongs to such a listing. */
    private boolean line(Line line) {
        if (line.blank() || Character.isWhitespace(line.text().charAt(0))) {
            return false;
        }
        List<String> words = new ArrayList<>(line.words());
        if (line.text().contains("Recv-Q") && line.text().contains("Address")) {
            return true;
        }
        boolean kind = KINDS.contains(words.get(0));
        String protocol = kind ? words.remove(0) : "tcp";
        boolean state = !words.isEmpty() && STATES.contains(words.get(0));
        String named = state ? words.remove(0) : "LISTEN";
        boolean queues = words.size() >= 4 && number(words.get(0)) && number(words.get(1));
        if (!queues) {
            found.notUnderstood(line, "not a line of a list of sockets");
            return kind || state;
        }
        if (named.equals("LISTEN") && (protocol.equals("tcp") || protocol.equals("mptcp"))) {
            listener(line, words);
        }
        return true;
    }

    private void listener(Line line, List<String> words) {
        String local = words.get(2);
        String peer = words.get(3);
        boolean six = local.startsWith("[") || local.startsWith("::") || peer.startsWith("[") || peer.startsWith(":::");
        Optional<SocketAddressText> read = SocketAddressText.read(local, six);
        if (read.isEmpty()) {
            found.notUnderstood(line, "its local address or port is a name or cut short (run ss with -n)");
            return;
        }
        SocketAddressText bound = read.get();
        found.fact(new Listener(
                bound.address(),
                bound.port(),
                families(bound, line.text()),
                bound.device(),
                owners(line.text()),
                count(words.get(0)),
                count(words.get(1)),
                found.quote(line)));
    }

    private Families families(SocketAddressText bound, String text) {
        Matcher only = V6ONLY.matcher(text);
        if (only.find() && (bound.star() || bound.anySix())) {
            return only.group(1).equals("1") ? Families.IPV6 : Families.BOTH;
        }
        if (bound.star()) {
            return switch (age) {
                case OLD -> Families.IPV4;
                case NEW -> Families.BOTH;
                case UNKNOWN -> Families.IPV4_AND_PERHAPS_IPV6;
            };
        }
        return bound.anySix() && age != Age.NEW ? Families.IPV6_AND_PERHAPS_IPV4 : bound.plain();
    }

    static List<SocketOwner> owners(String text) {
        List<SocketOwner> owners = new ArrayList<>();
        int users = text.indexOf("users:(");
        Matcher owner = OWNER.matcher(users < 0 ? "" : text.substring(users));
        while (owner.find()) {
            SocketOwner one = new SocketOwner(owner.group(1), Integer.valueOf(owner.group(2)));
            if (!owners.contains(one)) {
                owners.add(one);
            }
        }
        return owners;
    }

    /** A new program prints the peer of an IPv4 socket as 0.0.0.0:*, an old one as *:*. */
    private static Age age(String text) {
        if (text.contains("0.0.0.0:*") || text.contains("Process") || text.contains("v6only:")) {
            return Age.NEW;
        }
        boolean old = Pattern.compile("[ \\t][0-9.]{7,15}(%[^ :]+)?:[^ ]+ +\\*:\\*")
                        .matcher(text)
                        .find()
                || text.contains(":::*");
        return old ? Age.OLD : Age.UNKNOWN;
    }

    private static boolean number(String word) {
        return word.matches("[0-9]{1,10}");
    }

    private static int count(String word) {
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(word));
    }
}
