package dev.origindoctor.panel.upload;

import dev.origindoctor.panel.RefusedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A tar archive in the ustar form (POSIX.1-1988), as GNU tar and BSD tar write it for short names. */
final class TarEntries implements Entries {
    private static final int BLOCK = 512;
    private final InputStream in;
    private final byte[] head = new byte[BLOCK];
    private Content content = new Content(0);

    TarEntries(InputStream in) {
        this.in = in;
    }

    @Override
    public boolean advance() throws IOException {
        content.skipRest();
        do {
            int length = in.readNBytes(head, 0, BLOCK);
            if (length == 0 || (length == BLOCK && head[0] == 0)) {
                return false;
            }
            if (length < BLOCK) {
                throw new EOFException();
            }
            if (!text(257, 5).equals("ustar")) {
                throw new RefusedException(400, "folder.kind");
            }
            content = new Content(octal(124, 12));
        } while (isRemark() && skipped());
        return true;
    }

    /** Times and owners beyond what the head can say; a name in it is not looked at. */
    private boolean isRemark() {
        return head[156] == 'x' || head[156] == 'g';
    }

    private boolean skipped() throws IOException {
        content.skipRest();
        return true;
    }

    @Override
    public String name() {
        String prefix = text(345, 155);
        boolean posix = head[262] == 0;
        return posix && !prefix.isEmpty() ? prefix + "/" + text(0, 100) : text(0, 100);
    }

    @Override
    public Kind kind() {
        return switch (head[156]) {
            case '0', 0 -> Kind.FILE;
            case '5' -> Kind.FOLDER;
            default -> Kind.OTHER;
        };
    }

    @Override
    public InputStream content() {
        return content;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private String text(int from, int length) {
        int end = from;
        while (end < from + length && head[end] != 0) {
            end++;
        }
        return new String(head, from, end - from, StandardCharsets.UTF_8);
    }

    private long octal(int from, int length) {
        String digits = text(from, length).strip();
        if (!digits.matches("[0-7]{1,11}")) {
            throw new RefusedException(400, "folder.damaged");
        }
        return Long.parseLong(digits, 8);
    }

    /** The bytes of one entry; the archive fills its last block up. */
    private final class Content extends InputStream {
        private final int padding;
        private long left;

        Content(long size) {
            left = size;
            padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = in.read(into, offset, (int) Math.min(length, left));
            if (got < 0) {
                throw new EOFException();
            }
            left -= got;
            return got;
        }

        void skipRest() throws IOException {
            in.skipNBytes(left + padding);
            left = 0;
        }
    }
}
