package dev.origindoctor.netty.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The beginning of a body as its author wrote it. We ask for no compression; a server that compresses all the same is
 * read as far as the bound, so that a bomb costs no more than a page.
 */
public final class BodyText {
    private BodyText() {}

    /** The first bytes, unpacked where they are gzip. */
    public static byte[] decoded(RawResponse response) {
        byte[] packed = response.bodyStart();
        if (!isGzip(response) || packed.length == 0) {
            return packed;
        }
        byte[] unpacked = new byte[RawResponse.BODY_KEPT];
        int length = unpack(packed, unpacked);
        return length <= 0 ? packed : Arrays.copyOf(unpacked, length);
    }

    /** Whether a body that says it is gzip cannot be unpacked at all. */
    public static boolean brokenCoding(RawResponse response) {
        if (!isGzip(response)) {
            return false;
        }
        byte[] packed = response.bodyStart();
        return packed.length > 0 && unpack(packed, new byte[1]) < 0;
    }

    private static boolean isGzip(RawResponse response) {
        String coding = response.value("content-encoding");
        return coding != null && coding.trim().toLowerCase(Locale.ROOT).matches("(x-)?gzip");
    }

    /** How many bytes came out; -1 where the packed ones are broken, and not merely cut. */
    private static int unpack(byte[] packed, byte[] into) {
        int length = 0;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            for (int read = 0; read >= 0 && length < into.length; length += Math.max(0, read)) {
                read = in.read(into, length, into.length - length);
            }
            return length;
        } catch (EOFException cut) {
            return length;
        } catch (IOException broken) {
            return length == 0 ? -1 : length;
        }
    }
}
