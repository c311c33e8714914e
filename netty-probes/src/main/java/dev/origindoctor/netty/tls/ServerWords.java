package dev.origindoctor.netty.tls;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a server says in the clear during a handshake, collected from its bytes as they come. Bounded: what
 * exceeds {@link #MOST_BYTES} is {@link State#BROKEN}, and nothing after that is kept. It only looks; the bytes stay
 * where they are.
 */
public final class ServerWords {
    /** As much as a server may say before its hello is done: twice OpenSSL's limit for a chain, and some. */
    public static final int MOST_BYTES = 256 * 1024;

    /** OpenSSL stops at 5 warnings and 32 empty records in a row; nobody honest comes near. */
    private static final int MOST_WARNINGS = 16;

    private static final int MOST_EMPTY_RECORDS = 64;
    private static final int MOST_BANNER = 512;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;

    private final HandshakeMessages messages = new HandshakeMessages();
    private final byte[] header = new byte[5];
    private int headerFilled;
    private int contentLeft;
    private int records;
    private int warnings;
    private int emptyRecords;
    private long total;
    private byte[] banner = new byte[0];
    private byte[] alert = new byte[0];
    private int recordType;
    private State state = State.NOTHING;
    private boolean encrypted;
    private @Nullable Integer fatal;
    private @Nullable Integer warning;
    private @Nullable String broken;

    /** How far the reading has come. */
    public enum State {
        /** Not a byte has come. */
        NOTHING,
        /** TLS records are coming. */
        TALKING,
        /** The server's part of a handshake of TLS 1.2 or older is complete. */
        HELLO_DONE,
        /** A fatal alert has come in the clear. */
        ALERTED,
        /** The first bytes are not TLS. */
        NOT_TLS,
        /** It began as TLS and violates it, or there is too much of it. */
        BROKEN;

        /** Whether an engine should get what has come. */
        public boolean isTls() {
            return this != NOT_TLS && this != BROKEN;
        }
    }

    /** Takes a look at what has come. */
    public void look(ByteBuf bytes) {
        int from = bytes.readerIndex();
        int to = bytes.writerIndex();
        total += to - from;
        if (state == State.NOTHING && to > from) {
            state = State.TALKING;
        }
        keepBeginning(bytes, from, to);
        while (from < to && reading()) {
            from = headerFilled < header.length ? header(bytes, from, to) : content(bytes, from, to);
        }
        if (state == State.TALKING && !encrypted && total > MOST_BYTES) {
            breakOff("more than " + MOST_BYTES + " bytes before the hello was done");
        }
    }

    private boolean reading() {
        return state == State.TALKING || state == State.HELLO_DONE;
    }

    private void keepBeginning(ByteBuf bytes, int from, int to) {
        int length = Math.min(to - from, MOST_BANNER - banner.length);
        if (length > 0) {
            byte[] joined = Arrays.copyOf(banner, banner.length + length);
            bytes.getBytes(from, joined, banner.length, length);
            banner = joined;
        }
    }

    private int header(ByteBuf bytes, int from, int to) {
        int index = from;
        while (index < to && headerFilled < header.length) {
            header[headerFilled++] = bytes.getByte(index++);
            if (!plausible()) {
                return to;
            }
        }
        if (headerFilled == header.length) {
            records++;
            recordType = header[0];
            contentLeft = (header[3] & 0xff) << 8 | (header[4] & 0xff);
            // RFC 5246 section 6.2.3: no record is longer than 2^14 + 2048 bytes.
            if (contentLeft > 16_384 + 2_048) {
                breakOff("a record of " + contentLeft + " bytes");
            } else if (contentLeft == 0 && ++emptyRecords > MOST_EMPTY_RECORDS) {
                breakOff("more than " + MOST_EMPTY_RECORDS + " empty records");
            }
            endOfRecordIfEmpty();
        }
        return index;
    }

    private boolean plausible() {
        boolean type = header[0] >= CHANGE_CIPHER_SPEC && header[0] <= APPLICATION_DATA;
        boolean version = headerFilled < 2 || header[1] == 3;
        if (type && version) {
            return true;
        }
        if (records == 0) {
            state = State.NOT_TLS;
        } else {
            breakOff("something between records that is no record");
        }
        return false;
    }

    private int content(ByteBuf bytes, int from, int to) {
        int length = Math.min(contentLeft, to - from);
        if (!encrypted) {
            keep(bytes, from, length);
        }
        contentLeft -= length;
        endOfRecordIfEmpty();
        return from + length;
    }

    private void keep(ByteBuf bytes, int from, int length) {
        if (recordType == HANDSHAKE) {
            messages.add(bytes, from, length);
            if (messages.broken() != null) {
                breakOff(messages.broken());
            } else if (messages.helloDone() && state == State.TALKING) {
                state = State.HELLO_DONE;
            }
        } else if (recordType == ALERT && alert.length + length <= 2) {
            byte[] joined = Arrays.copyOf(alert, alert.length + length);
            bytes.getBytes(from, joined, alert.length, length);
            alert = joined;
        }
    }

    private void endOfRecordIfEmpty() {
        if (contentLeft > 0 || headerFilled < header.length) {
            return;
        }
        headerFilled = 0;
        switch (recordType) {
            case ALERT -> alerted();
            case CHANGE_CIPHER_SPEC -> encrypted |= messages.hello() != null && !messages.newest();
            case APPLICATION_DATA -> encrypted = true;
            default -> {}
        }
    }

    /** An alert that is not two bytes long is an encrypted one. Level 1 is a warning, and RFC 8446 has fatal ones only. */
    private void alerted() {
        if (alert.length == 2) {
            int number = alert[1] & 0xff;
            boolean mild = alert[0] == 1;
            if (mild) {
                warning = number;
                if (++warnings > MOST_WARNINGS) {
                    breakOff("more than " + MOST_WARNINGS + " warnings");
                }
            } else {
                fatal = number;
                state = State.ALERTED;
            }
        }
        alert = new byte[0];
    }

    private void breakOff(@Nullable String why) {
        state = State.BROKEN;
        broken = why;
    }

    /** How far the reading has come. */
    public State state() {
        return state;
    }

    /** Whether the connection's end now would cut a record or a message in two. */
    public boolean midway() {
        return state == State.TALKING && (headerFilled > 0 || contentLeft > 0 || messages.midway());
    }

    /** The fatal alert's number, or null. */
    public @Nullable Integer fatalAlert() {
        return fatal;
    }

    /** The last warning's number, or null. */
    public @Nullable Integer warning() {
        return warning;
    }

    /** Why it is {@link State#BROKEN}, in a few words, or null. */
    public @Nullable String broken() {
        return broken;
    }

    /** The beginning of what was said; the banner, where it is not TLS. */
    public byte[] banner() {
        return banner.clone();
    }

    /** Whether encrypted records have begun. */
    public boolean encrypted() {
        return encrypted;
    }

    /** The version that the server chose, as {@code TLSv1.2}, or null. */
    public @Nullable String version() {
        ServerHello hello = messages.hello();
        return hello == null ? null : hello.version();
    }

    /** The suite that the server chose, or null. */
    public @Nullable String cipher() {
        ServerHello hello = messages.hello();
        return hello == null ? null : hello.cipher();
    }

    /** The application protocol that the server chose in the clear, or null. */
    public @Nullable String protocol() {
        ServerHello hello = messages.hello();
        return hello == null ? null : hello.protocol();
    }

    /** Whether TLS 1.3 was chosen, which hides what follows. */
    public boolean newest() {
        return messages.newest();
    }

    /** The certificates shown in the clear, leaf first. */
    public List<byte[]> chain() {
        return messages.chain();
    }

    /** The stapled OCSP response, or null. */
    public byte @Nullable [] stapled() {
        return messages.stapled();
    }

    /** Whether a CertificateRequest was seen in the clear. */
    public boolean certificateRequested() {
        return messages.certificateRequested();
    }
}
