package dev.origindoctor.zoo;

import dev.origindoctor.origin.Endpoint;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.pkitesting.X509Bundle;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** A TLS server that staples, and the OCSP responder on loopback that its certificate names. */
final class Stapling {
    /** Read by the JDK whenever a server's context is made. */
    private static final String SWITCH = "jdk.tls.server.enableStatusRequestExtension";

    private Stapling() {}

    /** A server whose stapled response says {@code status}; null is good. */
    static Exhibit saying(Zoo zoo, @Nullable CertificateStatus status) {
        // In a zoo of its own: the JDK's server waits for its responder, and would keep the one loop from answering.
        Zoo annex = Zoo.open();
        Exhibit responder = annex.serve(() -> new Responder(status));
        Endpoint place = responder.endpoint();
        X509Bundle bundle = Certificates.withResponder("http://" + place + "/");
        Exhibit server = zoo.serve(stapling(bundle));
        return new Exhibit(server.endpoint(), () -> {
            server.close();
            annex.close();
        });
    }

    private static synchronized Supplier<ChannelHandler> stapling(X509Bundle bundle) {
        String before = System.getProperty(SWITCH);
        System.setProperty(SWITCH, "true");
        try {
            return TlsServer.showing(bundle);
        } finally {
            if (before == null) {
                System.clearProperty(SWITCH);
            } else {
                System.setProperty(SWITCH, before);
            }
        }
    }

    /** The response about {@code leaf}, signed by its issuer. */
    static byte[] response(CertificateID about, @Nullable CertificateStatus status) throws Exception {
        X509Bundle issuer = Certificates.intermediate();
        SubjectPublicKeyInfo key = new JcaX509CertificateHolder(issuer.getCertificate()).getSubjectPublicKeyInfo();
        Instant now = Instant.now();
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(
                key, new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1));
        builder.addResponse(
                about,
                status,
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofDays(3))),
                null);
        OCSPResp response = new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .build(issuer.getKeyPair().getPrivate()),
                                null,
                                Date.from(now)));
        return response.getEncoded();
    }

    /** The identifier of a certificate below the zoo's intermediate. */
    static CertificateID about(X509Certificate leaf) throws Exception {
        return new CertificateID(
                new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                new JcaX509CertificateHolder(Certificates.intermediate().getCertificate()),
                leaf.getSerialNumber());
    }

    private static final class Responder extends ChannelInitializer<Channel> {
        private final @Nullable CertificateStatus status;

        Responder(@Nullable CertificateStatus status) {
            this.status = status;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536), new Answer(status));
        }
    }

    /** RFC 6960 appendix A.1: the request is the body, or Base64 in the path. */
    private static byte[] body(FullHttpRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            String path = QueryStringDecoder.decodeComponent(request.uri().replace("+", "%2B"));
            return Base64.getDecoder().decode(path.substring(path.lastIndexOf('/', 1) + 1));
        }
        return ByteBufUtil.getBytes(request.content());
    }

    private static final class Answer extends SimpleChannelInboundHandler<FullHttpRequest> {
        private final @Nullable CertificateStatus status;

        Answer(@Nullable CertificateStatus status) {
            this.status = status;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) throws Exception {
            Req asked = new OCSPReq(body(request)).getRequestList()[0];
            byte[] answer = response(asked.getCertID(), status);
            DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(answer));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, "application/ocsp-response")
                    .set(HttpHeaderNames.CONTENT_LENGTH, answer.length);
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
