package dev.origindoctor.netty;

import dev.origindoctor.netty.tls.ServerWords;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.taxonomy.Fault;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What one connection showed of a server's TLS, before anything is judged. */
final class TlsSeen {
    final TcpObservation tcp;
    final @Nullable Fault fault;
    final @Nullable ServerWords words;
    final @Nullable String version;
    final @Nullable String cipher;
    final @Nullable String protocol;
    final @Nullable Integer alert;
    final @Nullable Boolean clientCertificateAsked;
    final @Nullable String endedBy;
    final boolean engineGaveUp;
    final List<byte[]> chain;
    final byte @Nullable [] stapled;

    private TlsSeen(Draft draft) {
        tcp = draft.tcp;
        fault = draft.fault;
        words = draft.words;
        version = draft.version;
        cipher = draft.cipher;
        protocol = draft.protocol;
        alert = draft.alert;
        clientCertificateAsked = draft.clientCertificateAsked;
        endedBy = draft.endedBy;
        engineGaveUp = draft.engineGaveUp;
        chain = List.copyOf(draft.chain);
        stapled = draft.stapled;
    }

    /** There was no connection. */
    static TlsSeen notConnected(TcpObservation failed) {
        Draft draft = new Draft(failed);
        draft.fault = failed.fault();
        return draft.seen();
    }

    /** What was said instead of TLS, or null. */
    byte @Nullable [] plainText() {
        return words != null && words.state() == ServerWords.State.NOT_TLS ? words.banner() : null;
    }

    /** Whether the server went along with the hello to its end. */
    boolean accepted() {
        return fault == null;
    }

    /** Whether the server went along to the end of its hello, if in an older version than was offered. */
    boolean helloDone() {
        return words != null && words.state() == ServerWords.State.HELLO_DONE;
    }

    /** The same, with the certificates that were shown to another hello where it has none. */
    TlsSeen orShownTo(TlsSeen other) {
        if (!chain.isEmpty()) {
            return this;
        }
        Draft draft = new Draft(this);
        draft.chain = other.chain;
        draft.stapled = other.stapled;
        return draft.seen();
    }

    /** The same, with the alert that another hello got in the clear. */
    TlsSeen withAlertOf(TlsSeen other) {
        Draft draft = new Draft(this);
        draft.alert = other.alert;
        draft.fault = other.fault;
        return draft.seen();
    }

    /** What is being put together. */
    static final class Draft {
        private final TcpObservation tcp;

        @Nullable
        Fault fault;

        @Nullable
        ServerWords words;

        @Nullable
        String version;

        @Nullable
        String cipher;

        @Nullable
        String protocol;

        @Nullable
        Integer alert;

        @Nullable
        Boolean clientCertificateAsked;

        @Nullable
        String endedBy;

        boolean engineGaveUp;

        List<byte[]> chain = List.of();
        byte @Nullable [] stapled;

        Draft(TcpObservation tcp) {
            this.tcp = tcp;
        }

        private Draft(TlsSeen seen) {
            tcp = seen.tcp;
            fault = seen.fault;
            words = seen.words;
            version = seen.version;
            cipher = seen.cipher;
            protocol = seen.protocol;
            alert = seen.alert;
            clientCertificateAsked = seen.clientCertificateAsked;
            endedBy = seen.endedBy;
            engineGaveUp = seen.engineGaveUp;
            chain = seen.chain;
            stapled = seen.stapled;
        }

        /** Takes over what was said in the clear. */
        Draft said(ServerWords all) {
            words = all;
            version = all.version();
            cipher = all.cipher();
            protocol = all.protocol();
            alert = all.fatalAlert();
            chain = all.chain();
            stapled = all.stapled();
            return this;
        }

        /** Takes over what the engine has learned; not all is known before the handshake has finished. */
        Draft agreed(SslHandler ssl, boolean finished) {
            SSLSession session =
                    finished ? ssl.engine().getSession() : ssl.engine().getHandshakeSession();
            if (session == null) {
                return this;
            }
            List<byte[]> shown = chain(session);
            chain = shown.isEmpty() ? chain : shown;
            if (finished) {
                version = session.getProtocol();
                cipher = session.getCipherSuite();
                protocol = TlsClient.protocol(ssl);
            }
            byte[] status = stapled(ssl.engine(), session);
            stapled = status == null ? stapled : status;
            return this;
        }

        private static byte @Nullable [] stapled(SSLEngine engine, SSLSession session) {
            boolean told = session instanceof ExtendedSSLSession extended
                    && !extended.getStatusResponses().isEmpty();
            return told ? ((ExtendedSSLSession) session).getStatusResponses().get(0) : NativeTls.stapled(engine);
        }

        private static List<byte[]> chain(SSLSession session) {
            List<byte[]> chain = new ArrayList<>();
            try {
                for (Certificate certificate : session.getPeerCertificates()) {
                    chain.add(certificate.getEncoded());
                }
            } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
                // The server has not shown one so far.
                return List.of();
            }
            return chain;
        }

        TlsSeen seen() {
            return new TlsSeen(this);
        }
    }
}
