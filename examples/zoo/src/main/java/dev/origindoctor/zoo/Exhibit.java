package dev.origindoctor.zoo;

import dev.origindoctor.origin.Endpoint;

/**
 * A broken origin that is running.
 *
 * @param endpoint where it listens, or would
 * @param end what stops it
 */
public record Exhibit(Endpoint endpoint, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
        end.run();
    }
}
