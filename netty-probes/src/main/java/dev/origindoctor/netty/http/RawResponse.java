package dev.origindoctor.netty.http;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has come of an answer so far, as the wire had it: nothing in here is fit to be shown. Bounded. */
public final class RawResponse {
    /** How many header fields are kept. */
    public static final int FIELDS_KEPT = 128;
    /** How much of each is kept. */
    public static final int VALUE_KEPT = 2048;
    /** How much of the body is kept. */
    public static final int BODY_KEPT = 16 * 1024;

    @Nullable
    Integer status;

    @Nullable
    String protocol;

    int headBytes;
    int headLines;
    boolean begun;
    boolean headComplete;
    boolean headTooLarge;
    boolean bodyComplete;
    long bodyBytes;

    private final List<RawField> fields = new ArrayList<>();
    private byte[] body = new byte[0];
    private int kept;

    @Nullable
    private Malformation malformation;

    /** A header field as it came, one character a byte. */
    public record RawField(String name, String value) {}

    /** The status code, or null. */
    public @Nullable Integer status() {
        return status;
    }

    /** What the server says that it speaks, or null. */
    public @Nullable String protocol() {
        return protocol;
    }

    /** How large the head is, as far as it was read. */
    public int headBytes() {
        return headBytes;
    }

    /** How many header fields it has. */
    public int headLines() {
        return headLines;
    }

    /** Whether anything has come at all. */
    public boolean begun() {
        return begun;
    }

    /** Whether the head of the final answer has come whole. */
    public boolean headComplete() {
        return headComplete;
    }

    /** Whether the head went beyond our bound. */
    public boolean headTooLarge() {
        return headTooLarge;
    }

    /** Whether the body has come whole, or as much of it as we look at. */
    public boolean bodyComplete() {
        return bodyComplete;
    }

    /** Notes a broken rule: the first fatal one stays, and before it the first of the others. */
    public void malformed(Malformation found) {
        if (malformation == null || (found.fatal() && !malformation.fatal())) {
            malformation = found;
        }
    }

    /** The broken rule that matters most, or null. */
    public @Nullable Malformation malformation() {
        return malformation;
    }

    /** Whether no edge would make a page of it any more. */
    public boolean hopeless() {
        return malformation != null && malformation.fatal();
    }

    /** Takes the next header field: counts them all, keeps the first. */
    public void field(String name, String value) {
        headLines++;
        if (fields.size() < FIELDS_KEPT) {
            fields.add(new RawField(cut(name), cut(value)));
        }
    }

    private static String cut(String text) {
        return text.length() <= VALUE_KEPT ? text : text.substring(0, VALUE_KEPT);
    }

    /** The kept header fields, in order. */
    public List<RawField> fields() {
        return fields;
    }

    /** The first value of this field, or null. */
    public @Nullable String value(String name) {
        for (RawField field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return null;
    }

    /** Takes the next {@code length} bytes of the body: counts them all, keeps the first. */
    public void body(ByteBuf in, int length) {
        int take = Math.min(length, BODY_KEPT - kept);
        if (take > 0) {
            room(take);
            in.getBytes(in.readerIndex(), body, kept, take);
            kept += take;
        }
        in.skipBytes(length);
        bodyBytes += length;
    }

    private void room(int more) {
        if (kept + more > body.length) {
            body = Arrays.copyOf(body, Math.min(BODY_KEPT, Math.max(kept + more, 2 * body.length)));
        }
    }

    /** The kept beginning of the body. */
    public byte[] bodyStart() {
        return Arrays.copyOf(body, kept);
    }

    /** An interim answer (1xx) has been read: the next head starts afresh. */
    void forgetHead() {
        status = null;
        protocol = null;
        headBytes = 0;
        headLines = 0;
        fields.clear();
    }
}
