package dev.origindoctor.finding;

import dev.origindoctor.host.HostAddress;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.pressure.GaugeKind;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What follows from the machine's being there at all, and from its addresses. */
final class HostRules {
    private static final Duration TOGETHER = Duration.ofHours(1);

    private HostRules() {}

    /** A machine that was asked about itself at the time of the failure is up; one that was started since was down. */
    static void up(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        Duration apart =
                Duration.between(machine.evidence().takenAt(), machine.moment()).abs();
        Optional<Gauge> young = machine.evidence().gauges(GaugeKind.UPTIME).stream()
                .filter(gauge -> started(machine, gauge).isAfter(machine.moment()))
                .findFirst();
        if (young.isPresent()) {
            Instant started = started(machine, young.get());
            notes.add(
                    Clue.HOST_STARTED_AFTERWARDS,
                    Says.with(started.truncatedTo(ChronoUnit.SECONDS)),
                    young.get().quote().where());
        } else if (apart.compareTo(TOGETHER) <= 0) {
            notes.add(Clue.HOST_IS_UP, Says.with(), "host evidence");
        } else {
            notes.gap("how_machine_was", apart.toHours());
        }
        List<Unread> unread = machine.evidence().unread();
        unread.stream()
                .filter(one -> one.kind() != Unread.Kind.ABSENT && one.kind() != Unread.Kind.NOT_COLLECTED)
                .forEach(one -> notes.gap("what_source_says", one.source(), one.why()));
        long notCollected = unread.stream()
                .filter(one -> one.kind() == Unread.Kind.NOT_COLLECTED)
                .count();
        if (notCollected > 0) {
            notes.gap("what_sources_say", notCollected);
        }
    }

    private static Instant started(Machine machine, Gauge uptime) {
        return machine.evidence().takenAt().minusMillis(Math.round(1000 * uptime.value()));
    }

    /** An address that is not the machine's own leads to a forwarder before it, or to another machine. */
    static void address(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null || machine.evidence().addresses().isEmpty()) {
            return;
        }
        List<HostAddress> own = machine.evidence().addresses().stream()
                .filter(each ->
                        !each.address().isLoopbackAddress() && !each.address().isLinkLocalAddress())
                .toList();
        for (Endpoint endpoint : scene.endpoints()) {
            String address = Addresses.text(endpoint.address());
            String where = own.stream()
                    .filter(each -> each.address().equals(endpoint.address()))
                    .findFirst()
                    .or(() -> own.stream().findFirst())
                    .map(each -> each.quote().where())
                    .orElse("addresses");
            boolean here = own.stream().anyMatch(each -> each.address().equals(endpoint.address()));
            boolean sameKind = own.stream()
                    .anyMatch(each ->
                            each.address().getClass().equals(endpoint.address().getClass())
                                    && !isPrivate(each.address()));
            if (here) {
                notes.add(Clue.ADDRESS_OF_THIS_HOST, Says.with(address), where);
            } else if (sameKind) {
                notes.add(Clue.ADDRESS_OF_ANOTHER_HOST, Says.with(address), where);
            } else if (!own.isEmpty() && !endpoint.address().isLoopbackAddress()) {
                notes.add(Clue.HOST_BEHIND_FORWARDER, Says.with(address), where);
            }
        }
    }

    /** RFC 1918, and RFC 4193 whose fc00::/7 Java does not count among them. */
    private static boolean isPrivate(InetAddress address) {
        return address.isSiteLocalAddress()
                || (address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc);
    }
}
