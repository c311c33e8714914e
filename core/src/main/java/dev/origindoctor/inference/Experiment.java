package dev.origindoctor.inference;

import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.origin.Endpoint;
import java.util.Objects;

/**
 * Something that the library can try by itself to tell causes apart.
 *
 * @param id its permanent identifier
 * @param ask what to probe
 * @param why what it would show
 * @param gainBits how much it is expected to tell, in bits
 * @param cost what it costs; 1 is a connection that is answered at once
 */
public record Experiment(String id, Ask ask, String why, double gainBits, double cost) {
    public Experiment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(ask, "ask");
        Objects.requireNonNull(why, "why");
    }

    /** What it tells for what it costs. */
    public double worth() {
        return gainBits / cost;
    }

    /** What to probe: one variant for each probe that there is. */
    public sealed interface Ask permits Connect, Handshake, Request, ThroughEdge {}

    /** Open a connection there. */
    public record Connect(Endpoint endpoint) implements Ask {}

    /** Make this handshake. */
    public record Handshake(TlsAsk ask) implements Ask {}

    /** Make this request to the origin. */
    public record Request(HttpAsk ask) implements Ask {}

    /** Make this request to the address that the world uses. */
    public record ThroughEdge(HttpAsk ask) implements Ask {}
}
