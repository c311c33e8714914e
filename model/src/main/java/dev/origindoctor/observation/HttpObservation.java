package dev.origindoctor.observation;

import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request to the origin met.
 *
 * @param ask what was asked
 * @param fault what went wrong, or null where a page or a plain redirect came
 * @param answer what came back
 * @param timing when and how long
 */
public record HttpObservation(HttpAsk ask, @Nullable Fault fault, HttpAnswer answer, Timing timing)
        implements Observation {
    public HttpObservation {
        Objects.requireNonNull(ask, "ask");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(timing, "timing");
    }

    /** Where the request went. */
    public Endpoint endpoint() {
        return ask.endpoint();
    }

    /**
     * Whether this request failed because no PROXY protocol header went first, as the same request {@code behind} one
     * shows. The two asks have to differ in that header alone.
     */
    public boolean lacksProxyHeader(HttpObservation behind) {
        boolean onePair = !ask.proxyHeader() && ask.withProxyHeader().equals(behind.ask);
        return onePair && !understood() && behind.understood();
    }

    /** A server that met what it does not expect answers nothing, junk, or 400. */
    private boolean understood() {
        Integer status = answer.status();
        return status != null && status != 400 && fault != HttpFault.PROTOCOL_ERROR;
    }

    @Override
    public HttpObservation with(Timing other) {
        return new HttpObservation(ask, fault, answer, other);
    }

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public String subject() {
        return ask.scheme().id() + " " + ask.endpoint();
    }

    @Override
    public Optional<Fault> seenFault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (answer.status() != null) {
            facts.add(Fact.of("status", answer.status()));
        }
        answer.header("server").ifPresent(server -> facts.add(Fact.of("server", server)));
        if (answer.recognised() != null) {
            facts.add(Fact.of("recognised", answer.recognised()));
        }
        if (answer.malformed() != null) {
            facts.add(Fact.of("malformed", answer.malformed()));
        }
        answer.redirects().forEach(to -> facts.add(Fact.of("redirects to", to)));
        return List.copyOf(facts);
    }
}
