package dev.origindoctor.zoo;

import dev.origindoctor.zoo.HttpStage.Act;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.pkitesting.X509Bundle;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Web servers inside TLS: what they do with a request once the handshake is over. The frames are written by hand. */
public enum HttpsMisbehaviour implements Misbehaviour {
    PAGE("Serves a page.", "http/1.1", HttpMisbehaviour.HEALTHY_PAGE.act()),
    EMPTY("Makes the handshake, reads the request and closes.", "http/1.1", HttpMisbehaviour.EMPTY_RESPONSE.act()),
    RESETS("Makes the handshake, reads the request and resets.", "http/1.1", HttpMisbehaviour.RESET_BEFORE_BYTES.act()),
    SAYS_GOODBYE("Makes the handshake, reads the request and ends TLS alone.", "http/1.1", HttpStage::sayGoodbye),
    TRUNCATED("Makes the handshake and cuts its page.", "http/1.1", HttpMisbehaviour.TRUNCATED_BODY.act()),
    REDIRECTS_TO_ITSELF("Sends everybody on HTTPS to HTTPS.", "http/1.1", HttpMisbehaviour.REDIRECT_TO_HTTPS.act()),
    CLIENT_CERTIFICATE_NGINX(
            "Makes the handshake and wants a client certificate in a 400.",
            "http/1.1",
            HttpMisbehaviour.CLIENT_CERTIFICATE_NGINX.act()),
    CLIENT_CERTIFICATE_TLS_1_3(
            "Refuses whoever has no client certificate, after the handshake.",
            "http/1.1",
            HttpMisbehaviour.HEALTHY_PAGE.act()),
    H2_PAGE("Serves a page over HTTP/2.", "h2", whenAsked(Frames.HEAD_200 + Frames.data("page"))),
    H2_ERROR("Serves a 404 over HTTP/2.", "h2", whenAsked(Frames.headers("\u008d", true))),
    H2_STALLS("Agrees on HTTP/2 and falls silent.", "h2", stage -> stage.send(Frames.SETTINGS)),
    H2_CLOSES("Agrees on HTTP/2 and closes.", "h2", HttpStage::close),
    H2_EMPTY(
            "Speaks HTTP/2, reads the request and closes.",
            "h2",
            stage -> stage.send(Frames.SETTINGS).later(stage::close, Frames.UNTIL_ASKED_MILLIS)),
    H2_ANSWERS_IN_HTTP_1("Agrees on HTTP/2 and speaks HTTP/1.1.", "h2", HttpMisbehaviour.HEALTHY_PAGE.act()),
    H2_GOES_AWAY("Agrees on HTTP/2 and gives the connection up.", "h2", whenAsked(Frames.GOAWAY)),
    H2_RESETS_STREAM("Agrees on HTTP/2 and gives the request up.", "h2", whenAsked(Frames.RST_STREAM)),
    H2_BAD_COMPRESSION("Sends a head that cannot be unpacked.", "h2", whenAsked(Frames.headers("\u0080", true))),
    H2_WITHOUT_STATUS("Sends a head without a status.", "h2", whenAsked(Frames.headers("\0\1a\1b", true))),
    H2_DATA_FIRST("Sends a page without a head.", "h2", whenAsked(Frames.data("page"))),
    H2_CUT("Sends a head, half a page, and gives up.", "h2", whenAsked(Frames.HEAD_200 + Frames.RST_STREAM));

    private final String story;
    private final String protocol;
    private final Act act;

    HttpsMisbehaviour(String story, String protocol, Act act) {
        this.story = story;
        this.protocol = protocol;
        this.act = act;
    }

    @Override
    public String id() {
        return "https-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String story() {
        return story;
    }

    @Override
    public Exhibit open(Zoo zoo) {
        SslContext context = context();
        return zoo.serve(() -> new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                SslHandler tls = context.newHandler(channel.alloc());
                channel.pipeline()
                        .addLast(tls, new HttpStage(stage -> agreed(tls).play(stage)));
            }
        });
    }

    /** Whoever does not speak the protocol that is misused is served well, as by any server that falls back. */
    private Act agreed(SslHandler tls) {
        boolean misused = !protocol.equals("h2") || "h2".equals(tls.applicationProtocol());
        return misused ? act : HttpMisbehaviour.HEALTHY_PAGE.act();
    }

    private SslContext context() {
        X509Bundle bundle = Certificates.healthy();
        SslContextBuilder builder = SslContextBuilder.forServer(
                        bundle.getKeyPair().getPrivate(), bundle.getCertificatePath())
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        protocol,
                        "http/1.1"));
        if (this == CLIENT_CERTIFICATE_TLS_1_3) {
            builder.clientAuth(ClientAuth.REQUIRE)
                    .trustManager(Certificates.root())
                    .protocols("TLSv1.3");
        }
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server's half of the preface, then the rest once the request has had time to follow its own. */
    private static Act whenAsked(String frames) {
        return stage -> stage.send(Frames.SETTINGS).later(() -> stage.send(frames), Frames.UNTIL_ASKED_MILLIS);
    }

    /** Frames of RFC 9113 section 4.1, one character a byte: length, type, flags, stream, payload. */
    private static final class Frames {
        static final long UNTIL_ASKED_MILLIS = 60;
        static final String SETTINGS = frame(4, 0, 0, "") + frame(4, 1, 0, "");
        static final String HEAD_200 = headers("\u0088", false);
        static final String RST_STREAM = frame(3, 0, 1, "\0\0\0\2");
        static final String GOAWAY = frame(7, 0, 0, "\0\0\0\0\0\0\0\1");

        static String headers(String packed, boolean last) {
            return frame(1, last ? 5 : 4, 1, packed);
        }

        static String data(String text) {
            return frame(0, 1, 1, text);
        }

        private static String frame(int type, int flags, int stream, String payload) {
            return "\0\0" + (char) payload.length() + (char) type + (char) flags + "\0\0\0" + (char) stream + payload;
        }
    }
}
