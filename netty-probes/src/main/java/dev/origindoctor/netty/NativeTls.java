package dev.origindoctor.netty;

import dev.origindoctor.observation.TlsAsk;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * BoringSSL, where its library is on the class path. It makes a handshake for a tenth of what the JDK's engine takes, and
 * knows fewer suites: a handshake that it makes is a good one, of one that fails it is no judge.
 */
final class NativeTls {
    private static final Logger LOG = LoggerFactory.getLogger(NativeTls.class);

    /** Without the post-quantum hybrid, which costs as much as all the rest of a handshake. */
    private static final String[] GROUPS = {"X25519", "P-256", "P-384"};

    private static final Map<List<String>, SslContext> CONTEXTS = contexts();

    private NativeTls() {}

    /** Whether it is there, and asks in this way. A name without a dot it would not send (RFC 6066 section 3). */
    static boolean makes(TlsAsk ask) {
        boolean nameIsSent = ask.serverName() == null || ask.serverName().indexOf('.') > 0;
        return nameIsSent && ask.newest() == null && CONTEXTS.containsKey(ask.alpn());
    }

    /** An engine for a handshake that {@link #makes} is true of; whoever gets it releases it. */
    static SSLEngine engine(TlsAsk ask) {
        SslContext context = Objects.requireNonNull(CONTEXTS.get(ask.alpn()));
        return ask.serverName() == null
                ? context.newEngine(ByteBufAllocator.DEFAULT)
                : context.newEngine(ByteBufAllocator.DEFAULT, ask.serverName(), -1);
    }

    /** The stapled OCSP response, which its sessions do not tell. */
    static byte @Nullable [] stapled(SSLEngine engine) {
        byte[] response = engine instanceof ReferenceCountedOpenSslEngine own ? own.getOcspResponse() : null;
        return response == null || response.length == 0 ? null : response;
    }

    private static Map<List<String>, SslContext> contexts() {
        Map<List<String>, SslContext> contexts = new HashMap<>();
        if (!OpenSsl.isAvailable() || !OpenSsl.versionString().contains("BoringSSL")) {
            return contexts;
        }
        try {
            for (List<String> protocols : List.of(List.of("h2", "http/1.1"), List.of("http/1.1"))) {
                contexts.put(protocols, context(protocols));
            }
        } catch (SSLException | RuntimeException e) {
            LOG.debug("no native TLS", e);
            return Map.of();
        }
        return contexts;
    }

    private static SslContext context(List<String> protocols) throws SSLException {
        TrustManager anyCertificate = new TlsClient.AnyCertificate();
        KeyManager noKey = new TlsClient.NoKey();
        SslContext context = SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .trustManager(anyCertificate)
                .keyManager(noKey)
                .endpointIdentificationAlgorithm(null)
                .protocols("TLSv1.3", "TLSv1.2")
                .option(OpenSslContextOption.GROUPS, GROUPS)
                .enableOcsp(true)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        protocols))
                .build();
        // A resumed session shows no certificates.
        ((OpenSslSessionContext) context.sessionContext()).setSessionCacheEnabled(false);
        return context;
    }
}
