package dev.origindoctor.netty.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request over HTTP/2. Frames and their compression are Netty's business, with its guards against floods: a server
 * that breaks their rules is told by the codec giving up, which is what an edge does too.
 */
public final class Http2Request extends Http2ConnectionHandler {
    static final int STREAM = 1;

    private final Http2Answer answer;

    private Http2Request(
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings settings,
            Http2Answer answer) {
        super(decoder, encoder, settings);
        this.answer = answer;
    }

    /** A handler that reads the answer into {@code response}, and tells of the first byte and of the end. */
    public static Http2Request reading(RawResponse response, Runnable firstByte, Consumer<Ending> ended) {
        return new Builder(new Http2Answer(response, firstByte, ended)).build();
    }

    /** Sends the one request; the handler has to be in its pipeline. */
    public void send(ChannelHandlerContext context, Http2Headers headers) {
        encoder().writeHeaders(context, STREAM, headers, 0, true, context.newPromise());
        context.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        answer.closed();
        super.channelInactive(context);
    }

    @Override
    protected void onConnectionError(
            ChannelHandlerContext context, boolean outbound, Throwable cause, @Nullable Http2Exception broken) {
        if (broken == null) {
            context.fireExceptionCaught(cause);
        } else {
            answer.failed(broken);
        }
        super.onConnectionError(context, outbound, cause, broken);
    }

    @Override
    protected void onStreamError(
            ChannelHandlerContext context, boolean outbound, Throwable cause, Http2Exception.StreamException broken) {
        answer.failed(broken);
        super.onStreamError(context, outbound, cause, broken);
    }

    private static final class Builder extends AbstractHttp2ConnectionHandlerBuilder<Http2Request, Builder> {
        private final Http2Answer answer;

        Builder(Http2Answer answer) {
            this.answer = answer;
            server(false);
            frameListener(answer);
            gracefulShutdownTimeoutMillis(0);
            initialSettings(
                    Http2Settings.defaultSettings().pushEnabled(false).maxHeaderListSize(ResponseReader.HEAD_BOUND));
        }

        @Override
        protected Http2Request build() {
            return super.build();
        }

        @Override
        protected Http2Request build(
                Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
            return new Http2Request(decoder, encoder, settings, answer);
        }
    }
}
