package dev.origindoctor.observation;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the world sees: the same request, sent to the address that visitors use.
 *
 * @param ask what was asked
 * @param fault why the edge itself could not be asked, or that it sends visitors in a circle; null otherwise, for an error
 *     page that the edge serves is no fault here
 * @param answeredBy which edge answered, where it could be told
 * @param answer what came back
 * @param ray the edge's own name for the request, such as Cloudflare's ray
 * @param place the edge's location, such as {@code LHR}
 * @param code the edge's own error number beside the status, such as Cloudflare's 1016
 * @param edgeAnswersForItself whether the edge's own address on the site answered ({@code /cdn-cgi/trace}); null where
 *     it was not asked
 * @param timing when and how long
 */
public record EdgeObservation(
        HttpAsk ask,
        @Nullable Fault fault,
        @Nullable Edge answeredBy,
        HttpAnswer answer,
        @Nullable String ray,
        @Nullable String place,
        @Nullable Integer code,
        @Nullable Boolean edgeAnswersForItself,
        Timing timing)
        implements Observation {
    public EdgeObservation {
        Objects.requireNonNull(ask, "ask");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(timing, "timing");
    }

    /** Where the edge was asked. */
    public Endpoint endpoint() {
        return ask.endpoint();
    }

    @Override
    public EdgeObservation with(Timing other) {
        return new EdgeObservation(ask, fault, answeredBy, answer, ray, place, code, edgeAnswersForItself, other);
    }

    @Override
    public String kind() {
        return "edge";
    }

    @Override
    public String subject() {
        return "edge " + ask.endpoint();
    }

    @Override
    public Optional<Fault> seenFault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        add(facts, "answered by", answeredBy == null ? null : answeredBy.title());
        add(facts, "status", answer.status());
        add(facts, "code", code);
        add(facts, "ray", ray);
        add(facts, "place", place);
        add(facts, "edge answers for itself", edgeAnswersForItself);
        return List.copyOf(facts);
    }

    private static void add(List<Fact> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.add(Fact.of(name, value));
        }
    }
}
