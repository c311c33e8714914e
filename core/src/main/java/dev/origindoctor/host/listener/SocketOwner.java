package dev.origindoctor.host.listener;

import dev.origindoctor.host.source.Neutral;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A process that holds a listening socket.
 *
 * @param name its short name, which the kernel cuts at 15 characters; neutralised
 * @param pid its number, or null where the source did not say
 */
public record SocketOwner(String name, @Nullable Integer pid) {
    public SocketOwner {
        name = Neutral.text(Objects.requireNonNull(name, "name"), 64);
    }

    /** Whether this is Docker's stand-in: traffic from outside is forwarded before it reaches this socket. */
    public boolean dockerProxy() {
        return name.equals("docker-proxy") || name.equals("docker-pr");
    }
}
