package dev.origindoctor.firewall.iptables.sets;

import dev.origindoctor.firewall.iptables.values.AddressText;
import dev.origindoctor.firewall.iptables.values.Numbers;
import dev.origindoctor.firewall.iptables.values.ProtocolText;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.packet.InterfacePattern;
import dev.origindoctor.firewall.packet.NumberSet;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.ranges.AddressRange;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.AddressSetBuilder;
import dev.origindoctor.ranges.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One set of an ipset file, as its lines fill it. */
final class IpSet {
    /** Sets of several dimensions with more different ports or interfaces than this are not looked into. */
    private static final int MOST_KEYS = 20_000;

    private String name;
    private final String type;
    private final List<String> dimensions;
    private final int netmask;
    private AddressSetBuilder addresses = AddressSet.builder();
    private final Map<String, AddressSetBuilder> byRest = new LinkedHashMap<>();
    private final TreeMap<Integer, AddressSetBuilder> exceptions = new TreeMap<>();
    private final TreeMap<Integer, AddressSetBuilder> nets = new TreeMap<>();
    private final List<String> members = new ArrayList<>();
    private @Nullable String doubt;
    private @Nullable AddressSet built;

    IpSet(String name, String type, int netmask) {
        this.name = name;
        this.type = type;
        this.netmask = netmask;
        String kinds = type.substring(type.indexOf(':') + 1);
        dimensions = List.of(kinds.split(",", -1));
    }

    String name() {
        return name;
    }

    /** The set under another name. */
    IpSet called(String newName) {
        name = newName;
        return this;
    }

    /** A set of the same name and kind without elements. */
    IpSet emptied() {
        return new IpSet(name, type, netmask);
    }

    /** The same elements in a set of their own. */
    IpSet copy() {
        IpSet copy = emptied();
        copy.addresses.add(addresses.build());
        byRest.forEach(
                (rest, some) -> copy.byRest.put(rest, AddressSet.builder().add(some.build())));
        exceptions.forEach((length, some) ->
                copy.exceptions.put(length, AddressSet.builder().add(some.build())));
        nets.forEach(
                (length, some) -> copy.nets.put(length, AddressSet.builder().add(some.build())));
        copy.members.addAll(members);
        copy.doubt = doubt;
        return copy;
    }

    /** Why its contents are not wholly known; null where they are. */
    @Nullable
    String doubt() {
        return doubt;
    }

    void doubt(String why) {
        doubt = why;
    }

    boolean list() {
        return dimensions.equals(List.of("set"));
    }

    List<String> members() {
        return members;
    }

    private boolean plain() {
        return dimensions.equals(List.of("ip")) || dimensions.equals(List.of("net"));
    }

    /** Adds an element as it stands in the file. */
    void add(String element, boolean except) {
        built = null;
        if (list()) {
            members.add(element);
        } else if (plain()) {
            plain(element, except);
        } else if (except) {
            doubt("exceptions in a set of several dimensions");
        } else {
            several(element);
        }
    }

    private void plain(String element, boolean except) {
        if (netmask >= 0 && !except) {
            masked(element);
            return;
        }
        if (!except) {
            if (nets.isEmpty() && exceptions.isEmpty() && !dimensions.equals(List.of("net"))) {
                if (!addresses.add(element)) {
                    throw new UnreadableException("\"" + element + "\" is no address");
                }
                return;
            }
        }
        net(element, except ? exceptions : nets);
    }

    private void masked(String element) {
        AddressSet given = AddressText.range(element.indexOf('/') < 0 ? element : ends(element));
        given.ranges()
                .forEach(range -> addresses.add(new AddressRange(
                        Cidr.around(range.first(), netmask).first(),
                        Cidr.around(range.last(), netmask).last())));
    }

    private static String ends(String element) {
        Cidr cidr = Cidr.parseLoosely(element)
                .orElseThrow(() -> new UnreadableException("\"" + element + "\" is no address"));
        return cidr.first() + "-" + cidr.last();
    }

    /** Of two blocks the smaller one decides, so that they are kept by their lengths. */
    private static void net(String element, Map<Integer, AddressSetBuilder> byLength) {
        int slash = element.indexOf('/');
        boolean good;
        if (element.indexOf('-') > 0) {
            good = true;
            AddressText.range(element)
                    .cidrs()
                    .forEach(cidr -> byLength.computeIfAbsent(cidr.length(), length -> AddressSet.builder())
                            .add(cidr));
        } else {
            int length = slash < 0 ? (element.indexOf(':') < 0 ? 32 : 128) : length(element, slash);
            good = byLength.computeIfAbsent(length, any -> AddressSet.builder()).add(element);
        }
        if (!good) {
            throw new UnreadableException("\"" + element + "\" is no block of addresses");
        }
    }

    private static int length(String element, int slash) {
        return (int) Numbers.read(element.substring(slash + 1), 0, 128);
    }

    private void several(String element) {
        String[] parts = element.split(",", -1);
        if (parts.length != dimensions.size()) {
            throw new UnreadableException(
                    "\"" + element + "\" has " + parts.length + " parts (expected " + dimensions.size() + ")");
        }
        int first = dimensions.indexOf("ip") == 0 || dimensions.indexOf("net") == 0 ? 0 : -1;
        if (first < 0) {
            byRest.computeIfAbsent(element, key -> AddressSet.builder());
            return;
        }
        String rest = element.substring(element.indexOf(',') + 1);
        AddressSetBuilder builder = byRest.computeIfAbsent(rest, key -> AddressSet.builder());
        if (!builder.add(parts[0])) {
            throw new UnreadableException("\"" + parts[0] + "\" is no address");
        }
    }

    /** Takes an element out again. */
    void delete(String element) {
        if (list()) {
            members.remove(element);
        } else if (!plain() || netmask >= 0 || !taken(Cidr.parseLoosely(element).orElse(null))) {
            doubt("elements are deleted again");
        }
    }

    /** Takes out a block that was added as it is, or an address; whether it was there. */
    private boolean taken(@Nullable Cidr block) {
        if (block == null) {
            return false;
        }
        AddressSet gone = AddressSet.of(block);
        AddressSetBuilder sameLength = nets.get(block.length());
        AddressSet from = (sameLength == null ? addresses : sameLength).build();
        if (!from.containsAll(gone) || (sameLength == null && !dimensions.equals(List.of("ip")))) {
            return false;
        }
        built = null;
        AddressSetBuilder left = AddressSet.builder().add(from.subtract(gone));
        if (sameLength == null) {
            addresses = left;
        } else {
            nets.put(block.length(), left);
        }
        return true;
    }

    /** What a rule says that looks a packet up, taking the dimensions from where {@code flags} says. */
    Condition condition(List<String> flags) {
        if (flags.size() < dimensions.size()) {
            return Condition.not(Condition.always());
        }
        if (plain()) {
            return address(flags.get(0), addresses());
        }
        if (byRest.size() > MOST_KEYS) {
            return Condition.unknown();
        }
        List<Condition> any = new ArrayList<>();
        byRest.forEach((rest, builder) -> any.add(element(rest, builder.build(), flags)));
        return Condition.any(any);
    }

    private Condition element(String rest, AddressSet first, List<String> flags) {
        String[] parts = rest.split(",", -1);
        int skipped = dimensions.size() - parts.length;
        List<Condition> all = new ArrayList<>();
        if (skipped == 1) {
            all.add(address(flags.get(0), first));
        }
        for (int i = 0; i < parts.length; i++) {
            all.add(dimension(dimensions.get(i + skipped), parts[i], flags.get(i + skipped)));
        }
        return Condition.all(all);
    }

    private static Condition dimension(String kind, String value, String flag) {
        boolean source = flag.equals("src");
        return switch (kind) {
            case "ip", "net" -> address(flag, AddressText.list(value));
            case "port" -> port(value, source);
            case "iface" ->
                source
                        ? Condition.inputInterface(InterfacePattern.named(value))
                        : Condition.outputInterface(InterfacePattern.named(value));
            case "mark" -> {
                long[] masked = Numbers.masked(value);
                yield Condition.mark(masked[1], masked[0]);
            }
            default -> Condition.unknown();
        };
    }

    /** {@code 443}, {@code tcp:80-90}, {@code udp:53}, {@code icmp:ping}. */
    private static Condition port(String text, boolean source) {
        int colon = text.indexOf(':');
        String protocol = colon < 0 ? "tcp" : text.substring(0, colon);
        if (!ProtocolText.read(protocol).contains(6)) {
            return Condition.not(Condition.always());
        }
        NumberSet ports = Numbers.ports(text.substring(colon + 1).replace('-', ':'));
        return source ? Condition.sourcePort(ports) : Condition.destinationPort(ports);
    }

    private static Condition address(String flag, AddressSet addresses) {
        return flag.equals("src") ? Condition.sourceAddress(addresses) : Condition.destinationAddress(addresses);
    }

    private AddressSet addresses() {
        AddressSet known = built;
        if (known == null) {
            known = addresses.build();
            Set<Integer> lengths = new TreeSet<>(nets.keySet());
            lengths.addAll(exceptions.keySet());
            for (int length : lengths) {
                AddressSetBuilder in = nets.get(length);
                AddressSetBuilder out = exceptions.get(length);
                known = in == null ? known : known.union(in.build());
                known = out == null ? known : known.subtract(out.build());
            }
            built = known;
        }
        return known;
    }
}
