package dev.origindoctor.host.listener;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the listening TCP sockets from what {@code netstat} prints: net-tools or BusyBox, headings in any language. */
public final class NetstatReader {
    private static final Set<String> OTHERS = Set.of(
            "udp",
            "udp6",
            "udpl",
            "udpl6",
            "udplite",
            "raw",
            "raw6",
            "unix",
            "sctp",
            "sctp6",
            "icmp",
            "bluetooth",
            "rfcomm",
            "l2cap",
            "ax25",
            "ipx");
    private static final Pattern OWNER = Pattern.compile("\\s([0-9]{1,9})/([^\\s].{0,30}?)(\\s{2,}.*|\\s*)$");
    private static final Pattern ENTRY = Pattern.compile("LISTEN|:[0-9]+\\s");

    private final Extraction<Listener> found;
    private boolean portsApart;

    private NetstatReader(SourceText source) {
        found = new Extraction<>(source);
    }

    /** The listening TCP sockets of that listing. */
    public static Extract<Listener> read(SourceText source) {
        NetstatReader reader = new NetstatReader(source);
        boolean listing = false;
        for (Line line : Line.of(source.text())) {
            listing |= !line.blank() && reader.line(line);
        }
        if (!listing && !source.text().isBlank()) {
            reader.found.notUnderstood("this is no list of sockets as netstat prints it");
        }
        return reader.found.done();
    }

    private boolean line(Line line) {
        List<String> words = line.words();
        String first = words.get(0);
        if (first.equals("tcp") || first.equals("tcp6")) {
            socket(line, words);
            return true;
        }
        if (OTHERS.contains(first)) {
            return true;
        }
        if (first.equals("Proto")) {
            portsApart = line.text().contains(" Port ");
            return true;
        }
        if (ENTRY.matcher(line.text()).find()) {
            found.notUnderstood(line, "not a line of a list of sockets");
        }
        return false;
    }

    private void socket(Line line, List<String> words) {
        boolean listens = words.contains("LISTEN");
        boolean numbers = words.size() >= 5 && words.get(1).matches("[0-9]{1,10}");
        if (!numbers) {
            found.notUnderstood(line, "cut short");
        } else if (listens) {
            listener(line, words);
        }
    }

    private void listener(Line line, List<String> words) {
        String local = portsApart ? words.get(3) + ":" + words.get(4) : words.get(3);
        boolean six = words.get(0).equals("tcp6") || local.indexOf(':') != local.lastIndexOf(':');
        Optional<SocketAddressText> read = SocketAddressText.read(local, six);
        if (read.isEmpty()) {
            found.notUnderstood(line, "its local address or port is a name or cut short (run netstat with -n and -W)");
            return;
        }
        SocketAddressText bound = read.get();
        Families families = bound.anySix() ? Families.IPV6_AND_PERHAPS_IPV4 : bound.plain();
        int waiting = (int) Math.min(Integer.MAX_VALUE, Long.parseLong(words.get(1)));
        found.fact(new Listener(
                bound.address(),
                bound.port(),
                families,
                bound.device(),
                owners(line.text()),
                waiting,
                null,
                found.quote(line)));
    }

    private static List<SocketOwner> owners(String text) {
        Matcher owner = OWNER.matcher(text);
        if (!owner.find()) {
            return List.of();
        }
        return List.of(new SocketOwner(owner.group(2).strip(), Integer.valueOf(owner.group(1))));
    }
}
