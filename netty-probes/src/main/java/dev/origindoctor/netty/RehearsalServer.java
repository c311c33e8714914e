package dev.origindoctor.netty;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The other side of a {@link Rehearsal}: answers whatever it is asked, in memory, on no network. */
final class RehearsalServer extends ChannelInboundHandlerAdapter {
    private static final String PAGE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private RehearsalServer() {}

    /** Without TLS. */
    static EmbeddedChannel plain() {
        return new EmbeddedChannel(new RehearsalServer());
    }

    /** With it, by the same engine as the client's. Netty's own contexts would load a whole provider for it. */
    static EmbeddedChannel secure(String name) throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers(pair.getPrivate(), certificate(name, pair)), new TrustManager[0], null);
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return new EmbeddedChannel(new SslHandler(engine), new RehearsalServer());
    }

    private static KeyManager[] keyManagers(PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        char[] nothing = {};
        KeyStore keys = KeyStore.getInstance("JKS");
        keys.load(null, nothing);
        keys.setKeyEntry("server", key, nothing, new X509Certificate[] {certificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, nothing);
        return managers.getKeyManagers();
    }

    /** Made for the occasion, signed by itself and gone after it. */
    private static X509Certificate certificate(String name, KeyPair pair)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        X500Name subject = new X500Name("CN=" + name);
        Instant now = Instant.now();
        X509CertificateHolder certificate = new X509v3CertificateBuilder(
                        subject,
                        BigInteger.ONE,
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(now.plus(Duration.ofHours(1))),
                        subject,
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.getEncoded()));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object request) {
        ReferenceCountUtil.release(request);
        context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), PAGE));
    }

    /** A client that has seen enough hangs up. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
