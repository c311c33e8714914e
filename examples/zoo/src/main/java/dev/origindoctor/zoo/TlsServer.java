package dev.origindoctor.zoo;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.X509Bundle;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/** A real TLS server with a small page behind it. */
final class TlsServer {
    private static final String PAGE = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 8\r\n"
            + "Connection: close\r\n\r\nhealthy\n";

    private TlsServer() {}

    /** Shows the bundle's certificate path. */
    static Supplier<ChannelHandler> showing(X509Bundle bundle) {
        return showing(bundle, builder -> {});
    }

    /** Shows the leaf and nothing above it. */
    static Supplier<ChannelHandler> showingLeafOf(X509Bundle bundle) {
        X509Bundle alone = X509Bundle.fromCertificatePath(
                Arrays.copyOf(bundle.getCertificatePath(), 1), bundle.getRootCertificate(), bundle.getKeyPair());
        return showing(alone);
    }

    /** Speaks only these versions. */
    static Supplier<ChannelHandler> speaking(X509Bundle bundle, String... versions) {
        return showing(bundle, builder -> builder.protocols(versions));
    }

    /** Demands a client certificate, in this version. */
    static Supplier<ChannelHandler> demandingClientCertificate(String version) {
        return showing(
                Certificates.healthy(),
                builder -> builder.clientAuth(ClientAuth.REQUIRE)
                        .trustManager(Certificates.root())
                        .protocols(version));
    }

    /** Asks for a client certificate, and goes on without one. */
    static Supplier<ChannelHandler> wishingForClientCertificate(String version) {
        return showing(
                Certificates.healthy(),
                builder -> builder.clientAuth(ClientAuth.OPTIONAL)
                        .trustManager(Certificates.root())
                        .protocols(version));
    }

    /** Has only HTTP/2 to offer, and refuses who has not. */
    static ApplicationProtocolConfig only(String protocol) {
        return new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                ApplicationProtocolConfig.SelectorFailureBehavior.FATAL_ALERT,
                ApplicationProtocolConfig.SelectedListenerFailureBehavior.FATAL_ALERT,
                protocol);
    }

    /** A good server, by the cheapest engine that there is. */
    static Supplier<ChannelHandler> serving(X509Bundle bundle) {
        return showing(bundle, builder -> builder.sslProvider(SslContext.defaultServerProvider()));
    }

    static Supplier<ChannelHandler> showing(X509Bundle bundle, Consumer<SslContextBuilder> choice) {
        return showing(bundle, choice, Page::new);
    }

    /** A good server with something else than the page behind it. */
    static Supplier<ChannelHandler> before(Supplier<ChannelHandler> behind) {
        return showing(Certificates.healthy(), builder -> {}, behind);
    }

    private static Supplier<ChannelHandler> showing(
            X509Bundle bundle, Consumer<SslContextBuilder> choice, Supplier<ChannelHandler> behind) {
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(
                            bundle.getKeyPair().getPrivate(), bundle.getCertificatePath())
                    // The native engine, where it is on the class path, cannot misbehave in all of these ways.
                    .sslProvider(SslProvider.JDK);
            choice.accept(builder);
            SslContext context = builder.build();
            return () -> new Connection(context, behind);
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Connection extends ChannelInitializer<Channel> {
        private final SslContext context;
        private final Supplier<ChannelHandler> behind;

        Connection(SslContext context, Supplier<ChannelHandler> behind) {
            this.context = context;
            this.behind = behind;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(context.newHandler(channel.alloc()), behind.get());
        }
    }

    /** Whatever is asked for, the page is the answer. */
    static final class Page extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
            context.writeAndFlush(Unpooled.copiedBuffer(PAGE, StandardCharsets.US_ASCII))
                    .addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent completion && !completion.isSuccess()) {
                context.close();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
