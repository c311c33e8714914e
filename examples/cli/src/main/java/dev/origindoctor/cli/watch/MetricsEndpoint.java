package dev.origindoctor.cli.watch;

import dev.origindoctor.cli.console.WrongInput;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Figures at {@code /metrics} in the text format that Prometheus reads; on loopback unless said otherwise. One thread
 * serves everybody, so that who asks slowly, or never ends asking, holds up nobody.
 */
final class MetricsEndpoint implements AutoCloseable {
    private static final String PATH = "/metrics";
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int PATIENCE_SECONDS = 10;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("metrics", true), NioIoHandler.newFactory());
    private final ChannelGroup callers = new DefaultChannelGroup(loop.next(), true);
    private final Channel server;

    private MetricsEndpoint(InetSocketAddress place) {
        ChannelFuture listening = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new Conversation())
                .bind(place)
                .awaitUninterruptibly();
        server = listening.channel();
        if (!listening.isSuccess()) {
            close();
            Throwable why = listening.cause();
            throw new WrongInput(
                    "--metrics-port " + place.getPort() + ": cannot be listened on (" + why.getMessage() + ")", why);
        }
    }

    static MetricsEndpoint at(InetAddress address, int port) {
        if (port < 0 || port > 65_535) {
            throw new WrongInput("--metrics-port " + port + " (expected 0..65535)");
        }
        return new MetricsEndpoint(new InetSocketAddress(address, port));
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    @Override
    public void close() {
        server.close().awaitUninterruptibly();
        callers.close().awaitUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class Conversation extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            callers.add(channel);
            channel.pipeline()
                    .addLast(new ReadTimeoutHandler(PATIENCE_SECONDS), new HttpServerCodec(), new Answering());
        }
    }

    private final class Answering extends SimpleChannelInboundHandler<HttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
            FullHttpResponse answer = answer(request, context);
            context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        }

        private FullHttpResponse answer(HttpRequest request, ChannelHandlerContext context) {
            boolean head = request.method().equals(HttpMethod.HEAD);
            HttpResponseStatus status = status(request);
            String text = status.equals(HttpResponseStatus.OK) ? registry.scrape(TEXT) : status + "\n";
            ByteBuf page = ByteBufUtil.writeUtf8(context.alloc(), text);
            int length = page.readableBytes();
            FullHttpResponse answer =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, head ? page.clear() : page);
            answer.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, TEXT)
                    .set(HttpHeaderNames.CONTENT_LENGTH, length)
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            if (status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
                answer.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
            }
            return answer;
        }

        private static HttpResponseStatus status(HttpRequest request) {
            if (request.decoderResult().isFailure()) {
                return HttpResponseStatus.BAD_REQUEST;
            }
            if (!new QueryStringDecoder(request.uri()).path().equals(PATH)) {
                return HttpResponseStatus.NOT_FOUND;
            }
            boolean reads =
                    request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
            return reads ? HttpResponseStatus.OK : HttpResponseStatus.METHOD_NOT_ALLOWED;
        }

        /** Who has gone, or never asked: nothing to answer any more. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
