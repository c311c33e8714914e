package dev.origindoctor.netty;

import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.origin.Addresses;
import io.netty.handler.ssl.SslHandler;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Puts TLS on a channel. {@link #handler(TlsAsk)} accepts every certificate, for judging comes after the handshake; an
 * HTTPS request that wants to see the page whatever the certificate is uses the same handler. What was negotiated is
 * asked of its engine ({@link #protocol(SslHandler)} for ALPN). One JDK context serves all; no session is ever resumed,
 * because a resumed one shows no certificates.
 */
final class TlsClient {
    private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");
    private static final Map<SSLEngine, Runnable> WATCHED = new ConcurrentHashMap<>();
    private static final SSLContext CONTEXT = context();

    private TlsClient() {}

    /** A handler that makes the handshake which {@code ask} describes, with whoever answers. */
    static SslHandler handler(TlsAsk ask) {
        return handler(engine(ask));
    }

    private static SSLEngine engine(TlsAsk ask) {
        // An engine that does not know its peer's address finds no session to resume.
        SSLEngine engine = CONTEXT.createSSLEngine();
        engine.setUseClientMode(true);
        engine.setSSLParameters(parameters(engine.getSSLParameters(), ask));
        return engine;
    }

    private static SslHandler handler(SSLEngine engine) {
        SslHandler handler = new SslHandler(engine);
        handler.setHandshakeTimeoutMillis(0);
        handler.setCloseNotifyFlushTimeoutMillis(0);
        return handler;
    }

    /** The same, telling when the server asks for a client certificate; {@link #forget} has to follow. */
    static SslHandler handler(TlsAsk ask, Runnable whenClientCertificateAsked) {
        return watched(handler(ask), whenClientCertificateAsked);
    }

    /** The same by the cheapest engine that there is, whose failures say nothing of the server. */
    static SslHandler quickHandler(TlsAsk ask, Runnable whenClientCertificateAsked) {
        SSLEngine engine = NativeTls.makes(ask) ? NativeTls.engine(ask) : engine(ask);
        return watched(handler(engine), whenClientCertificateAsked);
    }

    private static SslHandler watched(SslHandler handler, Runnable whenClientCertificateAsked) {
        WATCHED.put(handler.engine(), whenClientCertificateAsked);
        return handler;
    }

    /** Ends the telling. */
    static void forget(SslHandler handler) {
        WATCHED.remove(handler.engine());
    }

    /** The application protocol agreed on, or null. */
    static @Nullable String protocol(SslHandler handler) {
        String agreed = handler.engine().getApplicationProtocol();
        return agreed == null || agreed.isEmpty() ? null : agreed;
    }

    private static SSLParameters parameters(SSLParameters parameters, TlsAsk ask) {
        int newest = ask.newest() == null ? 0 : Math.max(0, VERSIONS.indexOf(ask.newest()));
        parameters.setProtocols(VERSIONS.subList(newest, VERSIONS.size()).toArray(String[]::new));
        parameters.setApplicationProtocols(ask.alpn().toArray(String[]::new));
        parameters.setServerNames(serverNames(ask.serverName()));
        return parameters;
    }

    /** RFC 6066 section 3: literal addresses are not sent. */
    private static List<SNIServerName> serverNames(@Nullable String name) {
        return Stream.ofNullable(name)
                .filter(given -> Addresses.parse(given).isEmpty())
                .<SNIServerName>map(HostNameAsIs::new)
                .toList();
    }

    /** The JDK's own type refuses names with an underscore, which exist. */
    private static final class HostNameAsIs extends SNIServerName {
        HostNameAsIs(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new NoKey()}, new TrustManager[] {new AnyCertificate()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no TLS", e);
        }
    }

    /** Extended, because the JDK adds checks of its own around a manager that is not. */
    static final class AnyCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Has no client certificate, and notices being asked for one. */
    static final class NoKey extends X509ExtendedKeyManager {
        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] types, Principal @Nullable [] issuers, SSLEngine engine) {
            Runnable watcher = WATCHED.get(engine);
            if (watcher != null) {
                watcher.run();
            }
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return null;
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return null;
        }
    }
}
