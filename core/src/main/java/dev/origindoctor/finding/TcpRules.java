package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.observation.Fact;
import dev.origindoctor.observation.IcmpAnswer;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.TcpFault;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the answers to a SYN mean, address by address. */
final class TcpRules {
    private static final Set<Integer> WEB_PORTS = Set.of(80, 443);

    /** Faults of a connection that was open for a moment. */
    private static final Set<Fault> BROKEN = Set.of(TcpFault.RESET, TcpFault.CLOSED);

    /** Of ten connections over a way that loses one packet in two hundred, two lose theirs once in a thousand times. */
    private static final int OFTEN = 10;

    private TcpRules() {}

    /** An address's answer is what every attempt met there; addresses that disagree are a finding of their own. */
    static void port(Scene scene, Notes notes) {
        List<PortAnswer> answers = answers(scene);
        if (Strangers.areKeptOut(scene)) {
            Endpoint shut = answers.get(0).endpoint();
            Says says = Freshness.servedNow(scene)
                    ? Says.with(shut, scene.edge())
                    : Says.as("connected", shut, scene.edge());
            notes.add(Clue.STRANGERS_KEPT_OUT, says, answers.get(0).subject());
            return;
        }
        boolean agree = answers.stream().map(PortAnswer::clue).distinct().count() <= 1;
        boolean someOpen = answers.stream().anyMatch(PortAnswer::open);
        if (agree || !someOpen) {
            answers.forEach(answer -> answer.note(scene, notes));
        } else {
            disagreement(answers, notes);
        }
    }

    /** Where one family works and the other does not, the family is the difference; else some of the addresses are. */
    private static void disagreement(List<PortAnswer> answers, Notes notes) {
        List<PortAnswer> failing =
                answers.stream().filter(answer -> !answer.open()).toList();
        Set<Boolean> failingSix = failing.stream().map(PortAnswer::six).collect(Collectors.toSet());
        boolean byFamily = failingSix.size() == 1
                && answers.stream().filter(PortAnswer::open).noneMatch(open -> failingSix.contains(open.six()));
        boolean refused = failing.stream().allMatch(PortAnswer::refuses);
        Clue clue = byFamily
                ? familyClue(failing, refused)
                : answers.stream().anyMatch(PortAnswer::comesAndGoes)
                        ? failing.get(0).clue()
                        : Clue.SOME_ADDRESSES_FAIL;
        Phrase each = Phrases.list(
                failing.stream().map(answer -> answer.says().of(answer.clue())).toList());
        Says says = Says.as("among_others", failing.size(), answers.size(), each);
        notes.add(clue, says, failing.get(0).subject(), failing.get(0).facts());
    }

    private static Clue familyClue(List<PortAnswer> failing, boolean refused) {
        boolean byPlace = failing.stream().allMatch(PortAnswer::dividesByPlace);
        if (failing.get(0).six()) {
            return byPlace && !refused
                    ? Clue.IPV6_FAILS_FROM_SOME_PLACES
                    : refused ? Clue.IPV6_ALONE_REFUSED : Clue.IPV6_ALONE_UNREACHABLE;
        }
        return byPlace ? failing.get(0).clue() : refused ? Clue.IPV4_ALONE_REFUSED : Clue.IPV4_ALONE_UNREACHABLE;
    }

    /** A SYN that had to be sent again was lost on the way, or met a full accept queue; a second one is no chance. */
    static void lostPackets(Scene scene, Notes notes) {
        List<TcpObservation> opened = scene.direct(TcpObservation.class).stream()
                .filter(seen -> seen.fault() == null || BROKEN.contains(seen.fault()))
                .filter(seen -> seen.synRetransmits() != null)
                .toList();
        List<TcpObservation> again = opened.stream()
                .filter(seen -> seen.synRetransmits() != null && seen.synRetransmits() > 0)
                .toList();
        if (!again.isEmpty()) {
            Says says = Says.with(again.size(), opened.size());
            boolean often = again.size() > 1 && again.size() * OFTEN >= opened.size();
            notes.add(
                    often ? Clue.SYN_OFTEN_SENT_AGAIN : Clue.SYN_SENT_AGAIN,
                    says,
                    again.get(0).subject());
        } else if (!opened.isEmpty()) {
            notes.add(Clue.SYN_ANSWERED_AT_ONCE, Says.with(), opened.get(0).subject());
        }
    }

    /** A host that refuses a port which is surely closed is up, and nothing before it swallows everything. */
    static void neighbour(Scene scene, Notes notes) {
        if (aloneSilent(scene)) {
            return;
        }
        for (TcpObservation seen : scene.all(TcpObservation.class)) {
            if (scene.at(seen.endpoint()) || WEB_PORTS.contains(seen.endpoint().port()) || !ofHost(scene, seen)) {
                continue;
            }
            if (seen.fault() == TcpFault.TIMED_OUT || seen.fault() == TcpFault.ADDRESS_UNREACHABLE) {
                notes.add(Clue.HOST_SILENT_EVERYWHERE, Says.with(seen.endpoint()), seen.subject());
            } else if (seen.fault() == null || seen.fault().layer() == Layer.TCP) {
                notes.add(Clue.HOST_ANSWERS_ELSEWHERE, Says.with(seen.endpoint()), seen.subject());
            }
        }
    }

    /** What the other web port answers tells a stopped server from one that misses a port. */
    static void otherWebPort(Scene scene, Notes notes) {
        if (aloneSilent(scene)) {
            return;
        }
        for (TcpObservation seen : scene.all(TcpObservation.class)) {
            if (scene.at(seen.endpoint()) || !WEB_PORTS.contains(seen.endpoint().port()) || !ofHost(scene, seen)) {
                continue;
            }
            if (seen.fault() == null) {
                notes.add(Clue.OTHER_PORT_OPEN, Says.with(seen.endpoint()), seen.subject());
            } else if (seen.fault() == TcpFault.REFUSED) {
                notes.add(Clue.OTHER_PORT_REFUSED, Says.with(seen.endpoint()), seen.subject());
            } else if (seen.fault() == TcpFault.TIMED_OUT) {
                notes.add(Clue.OTHER_PORT_SILENT, Says.with(seen.endpoint()), seen.subject());
            }
        }
    }

    /** Whether the host takes connections on the web port that the edge is not said to ask. */
    static boolean otherWebPortIsOpen(Scene scene) {
        return scene.all(TcpObservation.class).stream()
                .filter(seen -> !scene.at(seen.endpoint())
                        && WEB_PORTS.contains(seen.endpoint().port()))
                .anyMatch(seen -> seen.fault() == null && ofHost(scene, seen));
    }

    /** A host that answers on any other port is up, and is not what swallows everything: the port alone is silent. */
    private static boolean answersElsewhere(Scene scene) {
        return scene.all(TcpObservation.class).stream()
                .filter(seen -> !scene.at(seen.endpoint()) && ofHost(scene, seen))
                .anyMatch(seen -> seen.fault() == null
                        || seen.fault() == TcpFault.REFUSED
                        || seen.fault() == TcpFault.RESET
                        || seen.fault() == TcpFault.CLOSED);
    }

    /** Whether silence here and an answer there are one finding, which then is not counted again by its parts. */
    private static boolean aloneSilent(Scene scene) {
        return answersElsewhere(scene)
                && !scene.attempts().isEmpty()
                && scene.attempts().stream().allMatch(attempt -> attempt.fault() == TcpFault.TIMED_OUT);
    }

    /** Whether it tells of the origin's own machine: what another box refuses in its place does not. */
    private static boolean ofHost(Scene scene, TcpObservation seen) {
        boolean refused = seen.fault() == TcpFault.REFUSED || seen.fault() == TcpFault.PROHIBITED;
        boolean another = refused
                && seen.icmp() != null
                && !seen.icmp().sender().equals(seen.endpoint().address());
        return !another && sameHost(scene, seen);
    }

    private static boolean sameHost(Scene scene, TcpObservation seen) {
        return scene.endpoints().stream()
                .anyMatch(endpoint -> endpoint.address().equals(seen.endpoint().address()));
    }

    private static List<PortAnswer> answers(Scene scene) {
        Map<Endpoint, List<Attempt>> byEndpoint = new LinkedHashMap<>();
        for (Attempt attempt : scene.attempts()) {
            byEndpoint
                    .computeIfAbsent(attempt.endpoint(), none -> new ArrayList<>())
                    .add(attempt);
        }
        return byEndpoint.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .map(entry -> new PortAnswer(entry.getKey(), entry.getValue(), division(scene, entry.getKey())))
                .toList();
    }

    private static @Nullable Division division(Scene scene, Endpoint endpoint) {
        return scene.divided().stream()
                .filter(divided -> divided.endpoint().equals(endpoint))
                .map(Divided::by)
                .filter(Division::atOneTime)
                .findFirst()
                .orElse(null);
    }

    /** What one address answered, over all attempts, and how the places divide that got different answers. */
    private record PortAnswer(
            Endpoint endpoint,
            List<Attempt> attempts,
            @Nullable Division division) {
        private List<Attempt> failures() {
            return attempts.stream()
                    .filter(attempt -> attempt.stoppedAt(Layer.TCP))
                    .toList();
        }

        boolean open() {
            return failures().isEmpty();
        }

        void note(Scene scene, Notes notes) {
            if (clue() == Clue.PORT_SILENT && aloneSilent(scene)) {
                notes.add(Clue.PORT_ALONE_SILENT, Says.with(endpoint), subject(), facts());
            } else {
                notes.add(clue(), says(), subject(), facts());
            }
        }

        boolean comesAndGoes() {
            return !open() && failures().size() < attempts.size();
        }

        boolean dividesByPlace() {
            return division != null;
        }

        boolean six() {
            return endpoint.address() instanceof Inet6Address;
        }

        boolean refuses() {
            return failures().stream().allMatch(attempt -> attempt.fault() == TcpFault.REFUSED);
        }

        Clue clue() {
            if (open()) {
                return Clue.PORT_OPEN;
            }
            if (dividesByPlace()) {
                return byPlace();
            }
            if (comesAndGoes()) {
                return refuses() ? Clue.PORT_REFUSED_SOMETIMES : Clue.PORT_SILENT_SOMETIMES;
            }
            return clueOf(telling());
        }

        private Clue byPlace() {
            Fault fault = telling().fault();
            return fault == TcpFault.TIMED_OUT
                    ? Clue.SILENT_FROM_SOME_PLACES
                    : fault == TcpFault.ADDRESS_UNREACHABLE
                            ? Clue.UNREACHABLE_FROM_SOME_PLACES
                            : Clue.REFUSED_FROM_SOME_PLACES;
        }

        /** The failure that says most: one with an ICMP answer, else one that is no silence, else the first. */
        private Attempt telling() {
            return failures().stream()
                    .filter(attempt -> icmp(attempt) != null)
                    .findFirst()
                    .or(() -> failures().stream()
                            .filter(attempt -> attempt.fault() != TcpFault.TIMED_OUT)
                            .findFirst())
                    .orElseGet(() -> failures().get(0));
        }

        private static @Nullable IcmpAnswer icmp(Attempt attempt) {
            return attempt.observation() instanceof TcpObservation tcp ? tcp.icmp() : null;
        }

        private Clue clueOf(Attempt attempt) {
            Fault fault = attempt.fault();
            IcmpAnswer icmp = icmp(attempt);
            boolean another = icmp != null && !icmp.sender().equals(endpoint.address());
            if (fault == TcpFault.REFUSED || fault == TcpFault.PROHIBITED) {
                return another
                        ? Clue.PORT_REFUSED_BY_ANOTHER_BOX
                        : fault == TcpFault.PROHIBITED
                                ? Clue.PORT_PROHIBITED
                                : icmp == null ? Clue.PORT_REFUSED : Clue.PORT_REFUSED_BY_FIREWALL;
            }
            if (fault == TcpFault.ADDRESS_UNREACHABLE) {
                return unreachable(icmp);
            }
            return fault == TcpFault.TIMED_OUT ? Clue.PORT_SILENT : Clue.PORT_BROKEN_AT_ONCE;
        }

        /**
         * A router that knows the way and gets no answer from the host says host unreachable (RFC 1812 section 5.2.7.1; RFC
         * 4443 section 3.1: address unreachable); a host that says so of itself does it by a rule.
         */
        private Clue unreachable(@Nullable IcmpAnswer icmp) {
            if (icmp == null) {
                return Clue.PORT_UNREACHABLE;
            }
            if (icmp.sender().equals(endpoint.address())) {
                return Clue.PORT_PROHIBITED;
            }
            boolean lastHop =
                    icmp.version() == 4 ? icmp.type() == 3 && icmp.code() == 1 : icmp.type() == 1 && icmp.code() == 3;
            return lastHop ? Clue.HOST_NOT_FOUND_BY_ROUTER : Clue.PORT_UNREACHABLE;
        }

        String subject() {
            return open()
                    ? attempts.get(0).observation().subject()
                    : telling().observation().subject();
        }

        Says says() {
            Object sender = open() ? "" : senderOf(telling());
            String failing = division == null ? "" : Places.text(division.failing());
            String fine = division == null ? "" : Places.text(division.fine());
            return Says.with(endpoint, failures().size(), attempts.size(), sender, failing, fine);
        }

        private static Object senderOf(Attempt attempt) {
            IcmpAnswer icmp = icmp(attempt);
            return icmp == null ? Says.part("unknown") : Addresses.text(icmp.sender());
        }

        Fact[] facts() {
            return attempts.stream()
                    .filter(attempt -> attempt.equals(open() ? attempts.get(0) : telling()))
                    .flatMap(attempt -> attempt.observation().facts().stream())
                    .toArray(Fact[]::new);
        }
    }
}
