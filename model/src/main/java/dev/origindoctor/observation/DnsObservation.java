package dev.origindoctor.observation;

import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.taxonomy.Fault;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the name servers said.
 *
 * @param name the name asked for
 * @param resolver who was asked: an address, or {@code system}; {@code hosts} where the system's hosts file knew, and
 *     {@code literal} where the name is an address itself
 * @param aliases the CNAME chain in order, without the name itself
 * @param addresses every address, IPv4 and IPv6
 * @param fault why there is none, or null
 * @param response the name server's own word behind the fault, such as {@code SERVFAIL}; where one family has addresses
 *     and the question for the other failed, that question and what came of it, such as {@code AAAA SERVFAIL} or {@code
 *     AAAA unanswered}; null where there is none
 * @param timing when and how long
 */
public record DnsObservation(
        HostName name,
        String resolver,
        List<String> aliases,
        List<InetAddress> addresses,
        @Nullable Fault fault,
        @Nullable String response,
        Timing timing)
        implements Observation {
    public DnsObservation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(resolver, "resolver");
        Objects.requireNonNull(timing, "timing");
        aliases = List.copyOf(aliases);
        addresses = List.copyOf(addresses);
    }

    /** An observation without the name server's own word. */
    public DnsObservation(
            HostName name,
            String resolver,
            List<String> aliases,
            List<InetAddress> addresses,
            @Nullable Fault fault,
            Timing timing) {
        this(name, resolver, aliases, addresses, fault, null, timing);
    }

    @Override
    public DnsObservation with(Timing other) {
        return new DnsObservation(name, resolver, aliases, addresses, fault, response, other);
    }

    @Override
    public String kind() {
        return "dns";
    }

    @Override
    public String subject() {
        return "dns " + name;
    }

    @Override
    public Optional<Fault> seenFault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        aliases.forEach(alias -> facts.add(Fact.of("alias", alias)));
        addresses.forEach(address -> facts.add(Fact.of("address", Addresses.text(address))));
        facts.add(Fact.of("resolver", resolver));
        if (response != null) {
            facts.add(Fact.of("response", response));
        }
        return List.copyOf(facts);
    }
}
