package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.host.HeldPort;
import dev.origindoctor.host.listener.Families;
import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.listener.Listeners;
import dev.origindoctor.host.listener.SocketOwner;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.pressure.GaugeKind;
import dev.origindoctor.host.source.Quote;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.TcpFault;
import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the machine's listening sockets tell. */
final class ListenerRules {
    private ListenerRules() {}

    /** Who listens on the port, where, and for whom; that nobody does is proved by a complete list alone. */
    static void whoListens(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        Listeners listeners = machine.evidence().listeners();
        int port = scene.origin().port();
        List<Listener> here = listeners.on(port);
        if (!here.isEmpty()) {
            onThePort(scene, here, notes);
        } else if (somebodyAnswers(scene)) {
            // A rule sends the port elsewhere, into a container for instance.
            notes.gap("who_listens", port);
        } else if (listeners.complete()) {
            notOnThePort(scene, machine, notes);
        } else {
            notes.gap("who_listens", port);
        }
    }

    private static boolean somebodyAnswers(Scene scene) {
        return scene.attempts().stream()
                .anyMatch(attempt ->
                        attempt.fault() == null || attempt.fault().layer().compareTo(Layer.TCP) > 0);
    }

    private static void onThePort(Scene scene, List<Listener> here, Notes notes) {
        Quote quote = here.get(0).quote();
        List<Listener> open =
                here.stream().filter(socket -> !socket.loopbackOnly()).toList();
        String where = here.stream().map(Listener::endpoint).distinct().collect(Collectors.joining(", "));
        if (open.isEmpty()) {
            notes.add(Clue.LISTENS_ON_LOOPBACK_ONLY, Says.with(owners(here), where), quote.where());
            return;
        }
        List<Endpoint> missed = scene.endpoints().stream()
                .filter(endpoint -> open.stream().noneMatch(socket -> hasFamily(socket, endpoint)))
                .toList();
        if (missed.isEmpty()) {
            Optional<HeldPort> held = held(scene);
            Clue clue = clue(scene);
            if (clue == Clue.LISTENS_ON_PORT && held.isPresent()) {
                notes.add(
                        Clue.ANOTHER_PROGRAM_HAS_PORT,
                        Says.with(held.get().holder().name(), where, held.get().server()),
                        held.get().quote().where());
            } else {
                notes.add(clue, Says.with(owners(here), where), quote.where());
            }
        } else {
            Says says = Says.with(owners(here), where, missed.get(0));
            notes.add(Clue.LISTENS_ON_ONE_FAMILY_ONLY, says, quote.where());
        }
    }

    private static Optional<HeldPort> held(Scene scene) {
        Machine machine = scene.machine();
        return machine == null
                ? Optional.empty()
                : HeldPort.of(machine.evidence(), scene.origin().port());
    }

    /** A listener and a port that never connects contradict each other, unless something stands between the two. */
    private static Clue clue(Scene scene) {
        if (Strangers.areKeptOut(scene)) {
            return Clue.LISTENS_ON_PORT;
        }
        boolean never = !scene.attempts().isEmpty()
                && scene.attempts().stream().allMatch(attempt -> attempt.stoppedAt(Layer.TCP));
        boolean refused = scene.attempts().stream().allMatch(attempt -> attempt.fault() == TcpFault.REFUSED);
        boolean silent = scene.attempts().stream().allMatch(attempt -> attempt.fault() == TcpFault.TIMED_OUT);
        if (never && refused) {
            return Clue.REFUSED_THOUGH_SOMEBODY_LISTENS;
        }
        return never && silent ? Clue.SILENT_THOUGH_SOMEBODY_LISTENS : Clue.LISTENS_ON_PORT;
    }

    private static boolean hasFamily(Listener socket, Endpoint endpoint) {
        boolean four = endpoint.address() instanceof Inet4Address;
        if (!socket.address().isAnyLocalAddress()) {
            return socket.address() instanceof Inet4Address == four;
        }
        return socket.families() == Families.BOTH
                || socket.families() == Families.IPV6_AND_PERHAPS_IPV4
                || (socket.families() == Families.IPV4) == four;
    }

    private static void notOnThePort(Scene scene, Machine machine, Notes notes) {
        List<Listener> servers = machine.serverSockets();
        int port = scene.origin().port();
        if (servers.isEmpty()) {
            notes.add(Clue.NOTHING_LISTENS, Says.with(port), "listening sockets");
            if (refuses(scene)) {
                inAContainer(machine, notes);
            }
        } else {
            String where = servers.stream().map(Listener::endpoint).distinct().collect(Collectors.joining(", "));
            notes.add(
                    Clue.LISTENS_ON_OTHER_PORT_ONLY,
                    Says.with(owners(servers), where, port),
                    servers.get(0).quote().where());
        }
    }

    /** Where a rule sends the port into a container, the host's own kernel refuses nothing. */
    private static boolean refuses(Scene scene) {
        return scene.attempts().stream().anyMatch(attempt -> attempt.fault() == TcpFault.REFUSED);
    }

    /** A server that runs where no unit of the host is for one, and has none of its sockets, has a network of its own. */
    private static void inAContainer(Machine machine, Notes notes) {
        if (!machine.servers().isEmpty()) {
            return;
        }
        machine.evidence().gauges(GaugeKind.DESCRIPTORS).stream()
                .filter(process -> machine.isServer(process.of().replaceFirst("\\[.*", "")))
                .findFirst()
                .ifPresent(process -> notes.add(
                        Clue.SERVER_LISTENS_NOWHERE_HERE,
                        Says.with(process.of()),
                        process.quote().where()));
    }

    /** A queue that is full now, or overflowed between two looks, drops the SYNs of whoever comes next. */
    static void queue(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        List<Listener> here = machine.evidence().listeners().on(scene.origin().port());
        boolean rises = machine.evidence()
                .counter("TcpExt.ListenOverflows")
                .filter(counter -> counter.rise() != null && counter.rise() > 0)
                .isPresent();
        boolean flooded = !machine.recent(LogEvent.SYN_FLOOD).isEmpty();
        List<Listener> full = here.stream().filter(Listener::queueFull).toList();
        if (!full.isEmpty()) {
            Listener socket = full.get(0);
            Says says = Says.as(
                    "now", String.valueOf(socket.waiting()), socket.endpoint(), String.valueOf(socket.backlog()));
            notes.add(Clue.ACCEPT_QUEUE_OVERFLOWS, says, socket.quote().where());
        } else if (rises || flooded) {
            Says says = Says.as(rises ? "counted" : "logged");
            notes.add(Clue.ACCEPT_QUEUE_OVERFLOWS, says, rises ? "TcpExt.ListenOverflows" : "kernel log");
        } else if (here.stream().anyMatch(socket -> socket.waiting() != null)) {
            notes.add(Clue.ACCEPT_QUEUE_FINE, Says.with(), here.get(0).quote().where());
        }
    }

    /** Docker's stand-in on the port shows that a container publishes it. */
    static void published(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        machine.evidence().listeners().on(scene.origin().port()).stream()
                .filter(socket -> socket.owners().stream().anyMatch(SocketOwner::dockerProxy))
                .findFirst()
                .ifPresent(socket -> notes.add(
                        Clue.PORT_PUBLISHED,
                        Says.with(socket.port()),
                        socket.quote().where()));
    }

    private static Phrase owners(List<Listener> sockets) {
        String names = sockets.stream()
                .flatMap(socket -> socket.owners().stream())
                .map(SocketOwner::name)
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Says.part("a_process") : Phrase.verbatim(names);
    }
}
