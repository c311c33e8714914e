package dev.origindoctor.netty.http;

import java.util.Locale;

/** How the end of a body is told: RFC 9112 section 6.3. */
final class BodyFraming {
    static final long UNTIL_CLOSE = -1;
    private static final int LONGEST_LENGTH = 18;

    private final RawResponse response;
    private boolean chunked;
    private boolean coded;
    private long length = UNTIL_CLOSE;

    BodyFraming(RawResponse response) {
        this.response = response;
    }

    /** Looks at one header field. */
    void field(String name, String value) {
        if (name.equalsIgnoreCase("content-length")) {
            for (String part : value.split(",", -1)) {
                length(part.trim());
            }
        } else if (name.equalsIgnoreCase("transfer-encoding")) {
            coded = true;
            chunked = value.toLowerCase(Locale.ROOT).trim().endsWith("chunked");
        }
        if (coded && length != UNTIL_CLOSE) {
            response.malformed(Malformation.LENGTH_AND_CHUNKED);
        }
    }

    private void length(String digits) {
        boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || digits.length() > LONGEST_LENGTH) {
            response.malformed(Malformation.BAD_CONTENT_LENGTH);
            return;
        }
        long found = Long.parseLong(digits);
        if (length != UNTIL_CLOSE && length != found) {
            response.malformed(Malformation.CONFLICTING_CONTENT_LENGTH);
        }
        length = found;
    }

    boolean chunked() {
        return chunked;
    }

    /** How many bytes the body of an answer with this status has; {@link #UNTIL_CLOSE} where only its end tells. */
    long length(int status) {
        if (status == 204 || status == 304) {
            return 0;
        }
        return coded ? UNTIL_CLOSE : length;
    }
}
