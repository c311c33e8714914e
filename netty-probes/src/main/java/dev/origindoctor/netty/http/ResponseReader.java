package dev.origindoctor.netty.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one HTTP/1.1 answer from bytes that come in any pieces, and notes each rule that it breaks. It is our own, and
 * not a codec's, because a codec is made to get along or give up: it does not say which rule was broken, nor how large
 * the head was, nor where the bytes ended.
 */
public final class ResponseReader {
    /** Twice what Cloudflare takes. */
    public static final int HEAD_BOUND = 256 * 1024;

    /** Enough to see a page whole; a larger one is not read to its end. */
    public static final int BODY_BOUND = 1024 * 1024;

    private static final int CHUNK_LINE_BOUND = 16 * 1024;
    private static final int INTERIM_BOUND = 32;
    private static final byte[] START = "HTTP/".getBytes(StandardCharsets.US_ASCII);

    private enum Stage {
        STATUS_LINE,
        FIELDS,
        SIZED_BODY,
        OPEN_BODY,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILERS,
        JUNK,
        DONE
    }

    private final RawResponse response;
    private BodyFraming framing;
    private Stage stage = Stage.STATUS_LINE;
    private byte[] line = new byte[256];
    private int lineLength;
    private int lineBytes;
    private int interim;
    private long left;

    @Nullable
    private String name;

    private StringBuilder value = new StringBuilder();

    /** Reads into {@code response}. */
    public ResponseReader(RawResponse response) {
        this.response = response;
        framing = new BodyFraming(response);
    }

    /** Takes what has come; true when nothing further is needed. */
    public boolean read(ByteBuf in) {
        response.begun |= in.isReadable();
        while (stage != Stage.DONE && in.isReadable()) {
            switch (stage) {
                case STATUS_LINE, FIELDS, CHUNK_SIZE, CHUNK_END, TRAILERS -> readLine(in);
                case SIZED_BODY, CHUNK_DATA -> readSized(in);
                case OPEN_BODY, JUNK -> readOpen(in);
                case DONE -> throw new IllegalStateException("read on after the end");
            }
        }
        return stage == Stage.DONE;
    }

    /** The server has closed its side: whether that was the end of the answer, only some bodies allow. */
    public void close() {
        if (stage == Stage.OPEN_BODY) {
            complete();
        } else if (response.begun && !response.headComplete && !response.hopeless() && !onlyInterim()) {
            response.malformed(Malformation.HEAD_CUT_SHORT);
        }
    }

    private boolean onlyInterim() {
        return interim > 0 && stage == Stage.STATUS_LINE && lineLength == 0;
    }

    private void readLine(ByteBuf in) {
        int at = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
        int bound = response.headComplete ? BODY_BOUND : HEAD_BOUND;
        int take = Math.min(at < 0 ? in.readableBytes() : at + 1 - in.readerIndex(), bound + 1 - lineBytes);
        keep(in, take);
        lineBytes += take;
        if (!response.headComplete) {
            response.headBytes += take;
            response.headTooLarge = lineBytes > HEAD_BOUND;
        }
        if (stage == Stage.STATUS_LINE && !startsAsHttp()) {
            junk();
        } else if (response.headComplete ? isEndless() : lineBytes > HEAD_BOUND) {
            stage = Stage.DONE;
        } else if (at >= 0) {
            endOfLine();
        }
    }

    private void keep(ByteBuf in, int bytes) {
        if (lineLength + bytes > line.length) {
            line = Arrays.copyOf(line, Math.max(lineLength + bytes, 2 * line.length));
        }
        in.readBytes(line, lineLength, bytes);
        lineLength += bytes;
    }

    /** All lines of a body together are bounded too, or tiny chunks with endless extensions would go on for ever. */
    private boolean isEndless() {
        if (lineLength > CHUNK_LINE_BOUND) {
            response.malformed(Malformation.BAD_CHUNK_SIZE);
        }
        response.bodyComplete = lineBytes > BODY_BOUND;
        return lineLength > CHUNK_LINE_BOUND || lineBytes > BODY_BOUND;
    }

    private boolean startsAsHttp() {
        int blank = 0;
        while (blank < lineLength && (line[blank] == '\r' || line[blank] == '\n')) {
            blank++;
        }
        int compared = Math.min(START.length, lineLength - blank);
        return Arrays.equals(line, blank, blank + compared, START, 0, compared);
    }

    private void endOfLine() {
        int end = lineLength - 1;
        if (end > 0 && line[end - 1] == '\r') {
            end--;
        } else {
            response.malformed(Malformation.BARE_LINE_FEED);
        }
        String text = new String(line, 0, end, StandardCharsets.ISO_8859_1);
        lineLength = 0;
        switch (stage) {
            case STATUS_LINE -> statusLine(text);
            case FIELDS -> fieldLine(text);
            case CHUNK_SIZE -> chunkSize(text);
            case CHUNK_END -> chunkEnd(text);
            default -> trailer(text);
        }
    }

    private void statusLine(String text) {
        if (text.isEmpty()) {
            response.malformed(Malformation.LEADING_EMPTY_LINE);
            return;
        }
        String[] parts = text.split(" ", 3);
        boolean version = parts[0].length() == 8 && parts[0].startsWith("HTTP/1.") && digits(parts[0].substring(7));
        boolean code = parts.length > 1 && parts[1].length() == 3 && digits(parts[1]) && parts[1].charAt(0) != '0';
        if (!version || !code) {
            fail(Malformation.BAD_STATUS_LINE);
            return;
        }
        response.protocol = parts[0];
        response.status = Integer.valueOf(parts[1]);
        stage = Stage.FIELDS;
    }

    private static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void fieldLine(String text) {
        if (text.isEmpty()) {
            endField();
            endHead();
        } else if (text.charAt(0) == ' ' || text.charAt(0) == '\t') {
            fold(text);
        } else {
            endField();
            newField(text);
        }
        if (response.hopeless()) {
            stage = Stage.DONE;
        }
    }

    private void fold(String text) {
        if (name == null) {
            fail(Malformation.ILLEGAL_HEADER_NAME);
            return;
        }
        response.malformed(Malformation.OBSOLETE_FOLDING);
        value.append(' ').append(text.trim());
    }

    private void newField(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            response.malformed(Malformation.HEADER_WITHOUT_COLON);
            return;
        }
        String before = text.substring(0, colon);
        String bare = before.stripTrailing();
        if (bare.length() < before.length()) {
            response.malformed(Malformation.SPACE_BEFORE_COLON);
        }
        if (bare.isEmpty() || HttpHeaderValidationUtil.validateToken(bare) >= 0) {
            response.malformed(Malformation.ILLEGAL_HEADER_NAME);
        }
        name = bare;
        value = new StringBuilder(text.substring(colon + 1).trim());
    }

    private void endField() {
        if (name == null) {
            return;
        }
        String whole = value.toString();
        if (whole.indexOf('\0') >= 0 || whole.indexOf('\r') >= 0) {
            response.malformed(Malformation.ILLEGAL_HEADER_VALUE);
        }
        response.field(name, whole);
        framing.field(name, whole);
        name = null;
    }

    private void endHead() {
        int status = response.status == null ? 0 : response.status;
        if (status == 101) {
            fail(Malformation.UNASKED_UPGRADE);
        } else if (status < 200) {
            endInterim();
        } else {
            response.headComplete = true;
            lineBytes = 0;
            startBody(status);
        }
    }

    private void endInterim() {
        interim++;
        if (interim > INTERIM_BOUND) {
            fail(Malformation.ENDLESS_INTERIM_ANSWERS);
            return;
        }
        response.forgetHead();
        framing = new BodyFraming(response);
        stage = Stage.STATUS_LINE;
    }

    private void startBody(int status) {
        left = framing.length(status);
        if (left == 0 || isEventStream()) {
            complete();
        } else if (framing.chunked()) {
            stage = Stage.CHUNK_SIZE;
        } else {
            stage = left == BodyFraming.UNTIL_CLOSE ? Stage.OPEN_BODY : Stage.SIZED_BODY;
        }
    }

    /** An event stream lasts as long as its server likes: that it began is all there is to see. */
    private boolean isEventStream() {
        String type = response.value("content-type");
        return type != null && type.regionMatches(true, 0, "text/event-stream", 0, 17);
    }

    private void readSized(ByteBuf in) {
        int take = (int) Math.min(left, in.readableBytes());
        response.body(in, take);
        left -= take;
        if (left == 0 && stage == Stage.SIZED_BODY) {
            complete();
        } else if (left == 0) {
            stage = Stage.CHUNK_END;
        }
        stopWhereEnough();
    }

    private void readOpen(ByteBuf in) {
        int bound = stage == Stage.JUNK ? RawResponse.BODY_KEPT : BODY_BOUND;
        response.body(in, (int) Math.min(in.readableBytes(), bound - response.bodyBytes));
        if (response.bodyBytes >= bound) {
            complete();
        }
    }

    private void stopWhereEnough() {
        if (response.bodyBytes >= BODY_BOUND && stage != Stage.DONE) {
            complete();
        }
    }

    private void chunkSize(String text) {
        String size = text.split(";", 2)[0].trim();
        boolean hexadecimal =
                !size.isEmpty() && size.length() <= 15 && size.chars().allMatch(ResponseReader::isHex);
        if (!hexadecimal) {
            fail(Malformation.BAD_CHUNK_SIZE);
            return;
        }
        left = Long.parseLong(size, 16);
        stage = left == 0 ? Stage.TRAILERS : Stage.CHUNK_DATA;
    }

    private static boolean isHex(int c) {
        return Character.digit(c, 16) >= 0 && c < 0x80;
    }

    private void chunkEnd(String text) {
        if (text.isEmpty()) {
            stage = Stage.CHUNK_SIZE;
        } else {
            fail(Malformation.BAD_CHUNK_END);
        }
    }

    private void trailer(String text) {
        if (text.isEmpty()) {
            complete();
        }
    }

    private void junk() {
        response.malformed(Malformation.NOT_HTTP);
        stage = Stage.JUNK;
        response.headBytes = 0;
        response.headTooLarge = false;
        readOpen(Unpooled.wrappedBuffer(line, 0, lineLength));
    }

    private void complete() {
        response.bodyComplete = stage != Stage.JUNK;
        stage = Stage.DONE;
    }

    private void fail(Malformation found) {
        response.malformed(found);
        stage = Stage.DONE;
    }
}
