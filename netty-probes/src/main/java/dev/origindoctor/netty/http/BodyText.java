package dev.origindoctor.netty.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The beginning of a body as its author wrote it. We ask for no compression; a server that compresses all the same is
 * read as far as the bound, so that a bomb costs no more than a page. What Java cannot unpack (br, zstd) is left alone.
 */
public final class BodyText {
    /** Browsers take both the zlib wrapper that RFC 9110 section 8.4.1.2 asks for and the bare stream. */
    private enum Coding {
        NONE,
        GZIP,
        DEFLATE
    }

    /** What came out, and how it ended. */
    private static final class Unpacked {
        private final byte[] text;
        private final End end;

        Unpacked(byte[] text, End end) {
            this.text = text;
            this.end = end;
        }
    }

    private enum End {
        WHOLE,
        CUT,
        BROKEN
    }

    private BodyText() {}

    /** The first bytes, unpacked where that can be done. */
    public static byte[] decoded(RawResponse response) {
        byte[] packed = response.bodyStart();
        Coding coding = coding(response);
        if (coding == Coding.NONE || packed.length == 0) {
            return packed;
        }
        byte[] text = unpack(packed, coding).text;
        return text.length == 0 ? packed : text;
    }

    /** Whether a body is not packed as its head says: broken inside, or all there and yet without its end. */
    public static boolean brokenCoding(RawResponse response) {
        Coding coding = coding(response);
        byte[] packed = response.bodyStart();
        if (coding == Coding.NONE || packed.length == 0) {
            return false;
        }
        End end = unpack(packed, coding).end;
        boolean all = response.bodyComplete() && response.bodyBytes == packed.length;
        return end == End.BROKEN || (end == End.CUT && all);
    }

    private static Coding coding(RawResponse response) {
        String coding = response.value("content-encoding");
        return switch (coding == null ? "" : coding.trim().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> Coding.GZIP;
            case "deflate" -> Coding.DEFLATE;
            default -> Coding.NONE;
        };
    }

    private static Unpacked unpack(byte[] packed, Coding coding) {
        byte[] into = new byte[RawResponse.BODY_KEPT];
        int length = 0;
        End end = End.WHOLE;
        try (InputStream in = open(packed, coding)) {
            for (int read = 0; read >= 0 && length < into.length; length += Math.max(0, read)) {
                read = in.read(into, length, into.length - length);
            }
        } catch (EOFException cut) {
            end = End.CUT;
        } catch (IOException broken) {
            end = End.BROKEN;
        }
        return new Unpacked(Arrays.copyOf(into, length), end);
    }

    private static InputStream open(byte[] packed, Coding coding) throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(packed);
        return coding == Coding.GZIP ? new GZIPInputStream(bytes) : new Deflated(bytes, !hasZlibHead(packed));
    }

    /** The JDK's own stream lets an inflater that it was given live on. */
    private static final class Deflated extends InflaterInputStream {
        Deflated(InputStream packed, boolean bare) {
            super(packed, new Inflater(bare));
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    /** RFC 1950 section 2.2: method 8, and a check over both bytes. */
    private static boolean hasZlibHead(byte[] packed) {
        return packed.length > 1 && (packed[0] & 0xf) == 8 && ((packed[0] & 0xff) * 256 + (packed[1] & 0xff)) % 31 == 0;
    }
}
