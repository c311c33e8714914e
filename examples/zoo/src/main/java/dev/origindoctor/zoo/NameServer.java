package dev.origindoctor.zoo;

import dev.origindoctor.zoo.DnsQuestion.Answer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A name server on loopback that knows a few names, well or badly. A zone is a list of records, divided by commas:
 * {@code A 192.0.2.1, AAAA SERVFAIL, www.test CNAME gone.test, gone.test NXDOMAIN}. A record without a name is one of the
 * zone's own name; a trouble without a type is one of every question about the name; what the zone does not know has
 * no records.
 */
public final class NameServer implements AutoCloseable {
    private static final int MOST_ALIASES = 8;

    private final List<Entry> zone;
    private final DnsServer server;

    private enum Trouble {
        NODATA(0),
        SERVFAIL(2),
        NXDOMAIN(3),
        REFUSED(5),
        SILENT(-1);

        private final int code;

        Trouble(int code) {
            this.code = code;
        }
    }

    /** What is said when {@code name} is asked for {@code type}, which is * for every one. */
    private record Entry(String name, String type, String value) {
        static Entry read(String name, String record) {
            String[] words = record.strip().split(" ");
            boolean named = words[0].contains(".");
            String owner = named ? words[0] : name;
            int first = named ? 1 : 0;
            return words.length - first == 1
                    ? new Entry(owner, "*", words[first])
                    : new Entry(owner, words[first], words[first + 1]);
        }

        Answer answer() {
            int number = switch (type) {
                case "A" -> DnsQuestion.A;
                case "AAAA" -> DnsQuestion.AAAA;
                case "CNAME" -> DnsQuestion.CNAME;
                default -> throw new IllegalArgumentException("zone: no record of type " + type);
            };
            return new Answer(name, number, value);
        }
    }

    private NameServer(List<Entry> zone) {
        this.zone = zone;
        this.server = DnsServer.open((question, datagram) -> answer(question));
    }

    /** Serves {@code zone}, whose own name is {@code name}. */
    public static NameServer of(String name, String zone) {
        return new NameServer(Stream.of(zone.split(","))
                .map(record -> Entry.read(name, record))
                .toList());
    }

    /** Where it is asked. */
    public InetSocketAddress address() {
        return server.address();
    }

    private byte @Nullable [] answer(DnsQuestion question) {
        List<Entry> path = new ArrayList<>();
        String type = question.type() == DnsQuestion.AAAA ? "AAAA" : "A";
        Trouble trouble = follow(question.name().toLowerCase(Locale.ROOT), type, path);
        if (trouble == Trouble.SILENT) {
            return null;
        }
        return question.answered(trouble.code, path.stream().map(Entry::answer).toList());
    }

    /** Goes along the aliases as a resolver does; one that comes back to its beginning fails. */
    private Trouble follow(String name, String type, List<Entry> path) {
        String asked = name;
        for (int alias = 0; alias < MOST_ALIASES; alias++) {
            Entry found = find(asked, type);
            if (found == null) {
                return Trouble.NODATA;
            }
            if (!found.type().equals("CNAME")) {
                return said(found, path);
            }
            path.add(found);
            asked = found.value();
        }
        return Trouble.SERVFAIL;
    }

    private static Trouble said(Entry found, List<Entry> path) {
        for (Trouble trouble : Trouble.values()) {
            if (trouble.name().equals(found.value())) {
                return trouble;
            }
        }
        path.add(found);
        return Trouble.NODATA;
    }

    private @Nullable Entry find(String name, String type) {
        return zone.stream()
                .filter(entry -> entry.name().equals(name))
                .filter(entry -> entry.type().equals(type)
                        || entry.type().equals("*")
                        || entry.type().equals("CNAME"))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        server.close();
    }
}
