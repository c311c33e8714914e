package dev.origindoctor.netty.http;

/** Tells by its first bytes what came instead of HTTP/1.1. */
public final class Junk {
    private Junk() {}

    /** What these bytes are, other than an answer. */
    public static Malformation kind(byte[] bytes) {
        if (isTls(bytes)) {
            return Malformation.TLS_RECORD;
        }
        if (isHttp2(bytes)) {
            return Malformation.HTTP_2_SPOKEN;
        }
        return isDocument(bytes) ? Malformation.HTTP_0_9 : Malformation.NOT_HTTP;
    }

    /** RFC 8446 section 5.1: an alert or a handshake message, of a version 3.x. */
    private static boolean isTls(byte[] bytes) {
        return bytes.length >= 3 && (bytes[0] == 21 || bytes[0] == 22) && bytes[1] == 3 && bytes[2] <= 4;
    }

    /** RFC 9113 section 4.1: a server's first frame is SETTINGS (4) on stream 0, and it is short. */
    private static boolean isHttp2(byte[] bytes) {
        return bytes.length >= 9
                && bytes[0] == 0
                && bytes[1] == 0
                && bytes[3] == 4
                && (bytes[5] | bytes[6] | bytes[7] | bytes[8]) == 0;
    }

    private static boolean isDocument(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bytes[at] <= ' ' && bytes[at] > 0) {
            at++;
        }
        return at < bytes.length && bytes[at] == '<';
    }
}
