package dev.origindoctor.panel;

import java.util.List;

/** Says that something is not done: an HTTP status, and which of the panel's sentences tells the user why. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<Object> values;

    /** The refusal with this status and sentence; expected in number, so without a stack trace. */
    public RefusedException(int status, String key, Object... values) {
        super(key, null, false, false);
        this.status = status;
        this.values = List.of(values);
    }

    /** The limit of this key is reached. */
    public static RefusedException tooMuch(String key) {
        return new RefusedException(429, key);
    }

    /** There is no such thing, or it is not this customer's. */
    public static RefusedException notFound() {
        return new RefusedException(404, "refused.not-found");
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The key of the sentence. */
    public String key() {
        return String.valueOf(getMessage());
    }

    /** What stands in the sentence's blanks. */
    public Object[] values() {
        return values.toArray();
    }
}
