package dev.origindoctor.panel.web;

import dev.origindoctor.panel.RefusedException;
import dev.origindoctor.panel.page.ProblemPage;
import dev.origindoctor.panel.page.Reader;
import dev.origindoctor.panel.page.Words;
import dev.origindoctor.panel.web.RequestGate.Arrived;
import dev.origindoctor.panel.web.RequestGate.Refused;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a request that was let in to the answer that goes back, and the one place where trouble becomes a page. */
final class PanelHandler extends SimpleChannelInboundHandler<Object> {
    private static final Logger LOG = LoggerFactory.getLogger(PanelHandler.class);

    private final Pages pages;
    private final Reception reception;
    private final Doorkeeper doorkeeper;
    private @Nullable EventStream stream;

    PanelHandler(Pages pages, Reception reception, Doorkeeper doorkeeper) {
        this.pages = pages;
        this.reception = reception;
        this.doorkeeper = doorkeeper;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {
        if (stream != null) {
            context.close();
        } else if (message instanceof Refused refused) {
            HttpHeaders headers = refused.head() == null
                    ? new DefaultHttpHeaders()
                    : refused.head().headers();
            send(context, problem(refused.why(), headers), null, true);
        } else if (message instanceof Arrived arrived) {
            answer(context, arrived);
        }
    }

    private void answer(ChannelHandlerContext context, Arrived arrived) {
        HttpHeaders headers = arrived.head().headers();
        String fresh = reception.freshSession(headers);
        try {
            pages.answer(arrived.head().method(), reception.receive(arrived, fresh))
                    .whenCompleteAsync(
                            (answer, failure) -> {
                                Answer sent = failure == null ? answer : problem(failure, headers);
                                send(context, sent, fresh, false);
                            },
                            context.executor());
        } catch (RuntimeException failure) {
            send(context, problem(failure, headers), fresh, false);
        }
    }

    private static Answer problem(Throwable failure, HttpHeaders request) {
        Words words = Sessions.words(request);
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof RefusedException refused) {
            return page(refused.status(), request, words.say(refused.key(), refused.values()));
        }
        // The user gets a number, the log the rest: what went wrong inside is nobody's business outside.
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("request {} failed", number, cause);
        return page(500, request, words.say("refused.broken", number));
    }

    private static Answer page(int status, HttpHeaders request, String says) {
        ProblemPage page = new ProblemPage(new Reader(Sessions.words(request), ""));
        return Answer.Whole.page(HttpResponseStatus.valueOf(status), page.of(says, Referrer.path(request)));
    }

    private void send(ChannelHandlerContext context, Answer answer, @Nullable String session, boolean close) {
        if (answer instanceof Answer.Stream what) {
            stream(context, what);
            return;
        }
        Answer.Whole whole = (Answer.Whole) answer;
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                whole.status(),
                Unpooled.wrappedBuffer(whole.body().array()));
        Safety.headers(response.headers());
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, whole.type());
        whole.headers().forEach((name, value) -> response.headers().set(name, value));
        if (session != null) {
            response.headers().add(HttpHeaderNames.SET_COOKIE, Safety.cookie(Sessions.COOKIE, session));
        }
        HttpUtil.setContentLength(response, whole.body().array().length);
        if (close) {
            HttpUtil.setKeepAlive(response, false);
        }
        context.writeAndFlush(response).addListener(close ? ChannelFutureListener.CLOSE : ignored -> {});
    }

    private void stream(ChannelHandlerContext context, Answer.Stream what) {
        try {
            doorkeeper.beginStream();
        } catch (RefusedException full) {
            send(context, problem(full, new DefaultHttpHeaders()), null, true);
            return;
        }
        context.channel().closeFuture().addListener(closed -> doorkeeper.endStream());
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        Safety.headers(head.headers());
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        HttpUtil.setTransferEncodingChunked(head, true);
        HttpUtil.setKeepAlive(head, false);
        context.writeAndFlush(head);
        // Nothing more is to be read, but only who reads learns that the browser has gone.
        context.channel().config().setAutoRead(true);
        stream = new EventStream(context.channel(), what);
        stream.begin();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (stream != null && context.channel().isWritable()) {
            stream.send();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("a connection broke", cause);
        context.close();
    }
}
