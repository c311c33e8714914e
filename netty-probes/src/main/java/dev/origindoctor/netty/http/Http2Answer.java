package dev.origindoctor.netty.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the answer to the one request of an HTTP/2 connection, frame by frame, and notes where it breaks. */
final class Http2Answer extends Http2FrameAdapter {
    /** What a field counts for beside its name and value: RFC 9113 section 6.5.2. */
    private static final int PER_FIELD = 32;

    private final RawResponse response;
    private final Runnable firstByte;
    private final Consumer<Ending> ended;
    private boolean settled;

    Http2Answer(RawResponse response, Runnable firstByte, Consumer<Ending> ended) {
        this.response = response;
        this.firstByte = firstByte;
        this.ended = ended;
        response.protocol = "h2";
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) {
        settled = true;
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int stream,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean last) {
        onHeadersRead(context, stream, headers, padding, last);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean last) {
        firstByte.run();
        response.begun = true;
        if (!response.headComplete) {
            head(headers);
        }
        endWhere(last);
    }

    private void head(Http2Headers headers) {
        int status = status(headers);
        if (status >= 200) {
            response.status = status;
            for (Map.Entry<CharSequence, CharSequence> field : headers) {
                field(field.getKey().toString(), field.getValue().toString());
            }
            response.headComplete = true;
        } else if (status < 100) {
            broken();
        }
    }

    private static int status(Http2Headers headers) {
        String digits = String.valueOf(headers.status());
        return digits.matches("[1-9][0-9]{2}") ? Integer.parseInt(digits) : 0;
    }

    private void field(String name, String value) {
        response.headBytes += name.length() + value.length() + PER_FIELD;
        if (!name.startsWith(":")) {
            response.field(name, value);
        }
    }

    @Override
    public int onDataRead(ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean last) {
        int length = data.readableBytes();
        if (!response.headComplete) {
            // RFC 9113 section 8.1: a head comes first.
            broken();
        }
        response.body(data, length);
        endWhere(last || response.bodyBytes >= ResponseReader.BODY_BOUND);
        return length + padding;
    }

    private void endWhere(boolean complete) {
        if (complete && response.headComplete) {
            response.bodyComplete = true;
            ended.accept(Ending.ENOUGH);
        } else if (complete) {
            broken();
        }
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext context, int stream, long code) {
        givenUp();
    }

    /** A server that shuts down in order still answers what it took on. */
    @Override
    public void onGoAwayRead(ChannelHandlerContext context, int lastStream, long code, ByteBuf text) {
        if (lastStream < Http2Request.STREAM || code != Http2Error.NO_ERROR.code()) {
            givenUp();
        }
    }

    /** A stream or connection given up before an answer is broken HTTP/2; after its head, the answer is cut short. */
    private void givenUp() {
        if (response.headComplete) {
            ended.accept(Ending.RESET);
        } else {
            broken();
        }
    }

    private void broken() {
        response.malformed(Malformation.HTTP_2_BROKEN);
        ended.accept(Ending.ENOUGH);
    }

    /** The frames broke a rule, and nothing further can be read. */
    void failed(Http2Exception cause) {
        if (cause instanceof Http2Exception.HeaderListSizeException) {
            response.headTooLarge = true;
            ended.accept(Ending.ENOUGH);
        } else {
            broken();
        }
    }

    /** The server has closed: without its half of the preface, it never spoke HTTP/2. */
    void closed() {
        if (!settled) {
            response.malformed(Malformation.HTTP_2_BROKEN);
        }
    }
}
