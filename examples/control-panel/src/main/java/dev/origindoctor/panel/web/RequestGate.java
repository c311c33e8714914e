package dev.origindoctor.panel.web;

import dev.origindoctor.panel.RefusedException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets whole requests in, one at a time, each within its size and time. One that was refused while it still came is
 * answered and its connection closed.
 */
final class RequestGate extends ChannelDuplexHandler {
    private static final int FORM = 16 << 10;
    private static final int UPLOAD = 16 << 20;
    private static final int UPLOADS_TAKE_LONGER = 4;

    private final Doorkeeper doorkeeper;
    private @Nullable HttpRequest head;
    private @Nullable ByteArrayOutputStream body;
    private @Nullable ScheduledFuture<?> deadline;
    private int limit;
    private boolean uploading;

    RequestGate(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    /** A request that is whole. */
    record Arrived(HttpRequest head, Bytes body) {}

    /** A request that is not let in. */
    record Refused(@Nullable HttpRequest head, RefusedException why) {}

    @Override
    public void channelActive(ChannelHandlerContext context) {
        await(context, 1);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopWaiting();
        endUpload();
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws IOException {
        try {
            if (message instanceof HttpRequest request) {
                begin(context, request);
            }
            if (message instanceof HttpContent content && head != null) {
                take(context, content);
            }
        } catch (RefusedException refused) {
            HttpRequest known = message instanceof HttpRequest request ? request : head;
            drop();
            stopWaiting();
            context.fireChannelRead(new Refused(known, refused));
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            throw new RefusedException(400, "refused.request");
        }
        doorkeeper.admit(context.channel().remoteAddress(), request);
        boolean upload = request.uri().endsWith("/host-folder");
        limit = upload ? UPLOAD : FORM;
        if (HttpUtil.getContentLength(request, 0L) > limit) {
            throw tooLarge();
        }
        if (upload) {
            doorkeeper.beginUpload();
            uploading = true;
            await(context, UPLOADS_TAKE_LONGER);
        }
        if (HttpUtil.is100ContinueExpected(request)) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        head = request;
        body = new ByteArrayOutputStream();
    }

    private void take(ChannelHandlerContext context, HttpContent content) throws IOException {
        HttpRequest request = head;
        ByteArrayOutputStream taken = body;
        if (request == null || taken == null) {
            return;
        }
        if (content.decoderResult().isFailure()) {
            throw new RefusedException(400, "refused.request");
        }
        ByteBuf bytes = content.content();
        if (taken.size() + bytes.readableBytes() > limit) {
            throw tooLarge();
        }
        bytes.readBytes(taken, bytes.readableBytes());
        if (content instanceof LastHttpContent) {
            stopWaiting();
            drop();
            context.channel().config().setAutoRead(false);
            context.fireChannelRead(new Arrived(request, Bytes.of(taken.toByteArray())));
        }
    }

    /** After an answer the next request is waited for. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent) {
            endUpload();
            await(context, 1);
            promise = promise.unvoid();
            promise.addListener(written -> context.channel().config().setAutoRead(true));
        }
        context.write(message, promise);
    }

    private RefusedException tooLarge() {
        return new RefusedException(
                413, "refused.too-large", limit < 1 << 20 ? (limit >> 10) + " kB" : (limit >> 20) + " MB");
    }

    private void drop() {
        head = null;
        body = null;
    }

    private void endUpload() {
        if (uploading) {
            uploading = false;
            doorkeeper.endUpload();
        }
    }

    private void await(ChannelHandlerContext context, int times) {
        stopWaiting();
        long nanos = doorkeeper.wholeRequest().multipliedBy(times).toNanos();
        deadline = context.executor().schedule(() -> context.close(), nanos, TimeUnit.NANOSECONDS);
    }

    private void stopWaiting() {
        ScheduledFuture<?> current = deadline;
        if (current != null) {
            current.cancel(false);
        }
    }
}
