package dev.origindoctor.host.reading;

import dev.origindoctor.host.FirewallText;
import dev.origindoctor.host.HostAddress;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.HostEvidenceBuilder;
import dev.origindoctor.host.KernelSetting;
import dev.origindoctor.host.RefusedRoute;
import dev.origindoctor.host.access.HostAccess;
import dev.origindoctor.host.access.HostSource;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.listener.Counter;
import dev.origindoctor.host.listener.CounterReader;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.origin.Addresses;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads everything there is on a machine, part by part. */
public final class HostEvidenceReader {
    private static final Set<String> NOWHERE = Set.of("blackhole", "unreachable", "prohibit", "throw");

    private final Sources sources;
    private final HostEvidenceBuilder evidence;

    private HostEvidenceReader(HostAccess access) {
        sources = new Sources(access);
        evidence = HostEvidence.builder(access.takenAt());
    }

    /**
     * Reads everything there is on a machine. What cannot be read is listed; nothing is thrown for it.
     *
     * @param around when the failure was: of many log lines those nearest to it are kept
     */
    public static HostEvidence read(HostAccess access, Instant around) {
        HostEvidenceReader reader = new HostEvidenceReader(access);
        List<Counter> first = reader.counters(HostSources.COUNTERS);
        ProcessList processes = ProcessList.read(reader.sources.text(HostSources.PROCESSES));
        reader.evidence.listeners(new ListenerPart(reader.sources).read(processes));
        reader.settings();
        reader.addresses();
        reader.firewall();
        new GuardPart(reader.sources, access).read(reader.evidence);
        new ServicePart(reader.sources).read(reader.evidence);
        WebServerPart webServers = new WebServerPart(reader.sources, access);
        webServers.read(reader.evidence);
        new PressurePart(reader.sources).read(reader.evidence, processes);
        new LogPart(reader.sources, access, around).read(reader.evidence, webServers.logs());
        reader.evidence.counters(risen(first, reader.counters(HostSources.COUNTERS_AGAIN)));
        reader.evidence.read(reader.sources.read()).unread(reader.sources.unread());
        return reader.evidence.build();
    }

    private List<Counter> counters(List<HostSource> from) {
        List<Counter> counters = new ArrayList<>();
        from.forEach(source ->
                sources.text(source).ifPresent(text -> counters.addAll(sources.facts(CounterReader.read(text)))));
        return counters;
    }

    private static List<Counter> risen(List<Counter> first, List<Counter> last) {
        Map<String, Counter> later =
                last.stream().collect(Collectors.toMap(Counter::name, Function.identity(), (one, other) -> other));
        return first.stream()
                .map(counter -> {
                    Counter again = later.get(counter.name());
                    return again == null
                            ? counter
                            : new Counter(
                                    counter.name(), again.value(), again.value() - counter.value(), again.quote());
                })
                .toList();
    }

    private void settings() {
        List<KernelSetting> settings = new ArrayList<>();
        for (HostSource source : HostSources.SETTINGS) {
            Optional<SourceText> text = sources.text(source);
            text.ifPresent(known -> {
                String value = known.text().strip();
                String name = source.target().substring("/proc/sys/".length()).replace('/', '.');
                settings.add(new KernelSetting(name, value, known.quote(1, value)));
            });
        }
        evidence.settings(settings);
    }

    private void addresses() {
        List<HostAddress> addresses = new ArrayList<>();
        sources.text(HostSources.ADDRESSES).ifPresent(text -> {
            for (Line line : Line.of(text.text())) {
                List<String> words = line.words();
                boolean address = words.size() >= 4 && words.get(2).startsWith("inet");
                Optional<InetAddress> parsed =
                        address ? Addresses.parse(words.get(3).replaceFirst("/.*", "")) : Optional.empty();
                parsed.ifPresent(known -> addresses.add(new HostAddress(
                        words.get(1).replaceFirst("@.*", ""),
                        known,
                        text.quote(line.number(), line.text().strip()))));
                if (parsed.isEmpty() && !line.blank()) {
                    sources.unread(
                            Unread.line(text.quote(line.number(), line.text().strip()), "not an address"));
                }
            }
        });
        evidence.addresses(addresses);
        List<RefusedRoute> routes = new ArrayList<>();
        sources.text(HostSources.ROUTES).ifPresent(text -> routes(text, routes));
        sources.text(HostSources.ROUTES6).ifPresent(text -> routes(text, routes));
        evidence.refusedRoutes(routes);
    }

    /** The kernel's own entries for IPv6 without a way out are no person's doing. */
    private static void routes(SourceText text, List<RefusedRoute> routes) {
        for (Line line : Line.of(text.text())) {
            List<String> words = line.words();
            boolean refused = words.size() >= 2 && NOWHERE.contains(words.get(0));
            if (refused && !line.text().contains("proto kernel")) {
                routes.add(new RefusedRoute(
                        words.get(0),
                        words.get(1),
                        text.quote(line.number(), line.text().strip())));
            }
        }
    }

    private void firewall() {
        List<FirewallText> texts = new ArrayList<>();
        Map<FirewallText.Format, HostSource> formats = new EnumMap<>(Map.of(
                FirewallText.Format.IPTABLES_SAVE, HostSources.IPTABLES,
                FirewallText.Format.IP6TABLES_SAVE, HostSources.IP6TABLES,
                FirewallText.Format.IPTABLES_LEGACY_SAVE, HostSources.IPTABLES_LEGACY,
                FirewallText.Format.IP6TABLES_LEGACY_SAVE, HostSources.IP6TABLES_LEGACY,
                FirewallText.Format.IPSET_SAVE, HostSources.IPSET,
                FirewallText.Format.NFT_JSON, HostSources.NFT_JSON,
                FirewallText.Format.NFT_TEXT, HostSources.NFT));
        formats.forEach(
                (format, source) -> sources.text(source).ifPresent(text -> texts.add(new FirewallText(format, text))));
        evidence.firewall(texts);
    }
}
