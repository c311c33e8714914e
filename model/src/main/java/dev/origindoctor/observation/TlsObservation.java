package dev.origindoctor.observation;

import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS handshake met.
 *
 * @param ask what was tried
 * @param fault what broke the handshake, or the first certificate defect in a browser's eyes, or null
 * @param answer what the server showed
 * @param timing when and how long
 */
public record TlsObservation(TlsAsk ask, @Nullable Fault fault, TlsAnswer answer, Timing timing)
        implements Observation {
    /** Certificates of shared machines are for thousands of names. */
    private static final int NAMES_SHOWN = 6;

    public TlsObservation {
        Objects.requireNonNull(ask, "ask");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(timing, "timing");
    }

    /** Where the handshake was tried. */
    public Endpoint endpoint() {
        return ask.endpoint();
    }

    @Override
    public TlsObservation with(Timing other) {
        return new TlsObservation(ask, fault, answer, other);
    }

    @Override
    public String kind() {
        return "tls";
    }

    @Override
    public String subject() {
        return "tls " + ask.endpoint();
    }

    @Override
    public Optional<Fault> seenFault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        add(facts, "server name", ask.serverName());
        add(facts, "version", answer.version());
        add(facts, "cipher", answer.cipher());
        add(facts, "protocol", answer.protocol());
        add(facts, "alert", answer.alert());
        add(facts, "client certificate asked for", answer.clientCertificateAsked());
        add(facts, "speaks instead", answer.plainText());
        add(facts, "ended by", answer.endedBy());
        answer.chain().stream().findFirst().ifPresent(leaf -> {
            facts.add(Fact.of("certificate for", shown(leaf.names())));
            facts.add(Fact.of("issued by", leaf.issuer()));
            facts.add(Fact.of("valid until", leaf.notAfter()));
        });
        add(facts, "stapled status", answer.stapled());
        answer.alsoAccepts().forEach(accepted -> facts.add(Fact.of("would accept", accepted)));
        return List.copyOf(facts);
    }

    /** The first few, and how many there are where that is not all. */
    private static String shown(List<String> names) {
        String first = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return names.size() <= NAMES_SHOWN ? first : first + " … (" + names.size() + ")";
    }

    private static void add(List<Fact> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.add(Fact.of(name, value));
        }
    }
}
