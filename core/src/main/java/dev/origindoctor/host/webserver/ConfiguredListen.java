package dev.origindoctor.host.webserver;

import dev.origindoctor.host.listener.Families;
import dev.origindoctor.host.source.Quote;
import java.net.InetAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A socket that a web server is told to open.
 *
 * @param address the address; {@code 0.0.0.0} or {@code ::} for every one; null where the configuration has a name
 * @param written the address and port as written
 * @param port the port
 * @param families which connections it takes
 * @param tls whether TLS is spoken there
 * @param proxyProtocol whether each connection must begin with a PROXY protocol header
 * @param defaultServer whether the server block is the one for names that no other has
 * @param quote the directive
 */
public record ConfiguredListen(
        @Nullable InetAddress address,
        String written,
        int port,
        Families families,
        boolean tls,
        boolean proxyProtocol,
        boolean defaultServer,
        Quote quote) {
    public ConfiguredListen {
        Objects.requireNonNull(written, "written");
        Objects.requireNonNull(families, "families");
        Objects.requireNonNull(quote, "quote");
    }
}
