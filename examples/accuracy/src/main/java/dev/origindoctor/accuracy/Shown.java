package dev.origindoctor.accuracy;

import org.jspecify.annotations.Nullable;

/**
 * What the visitor really gets, as the author of a case knows it from the edge's own documentation.
 *
 * @param status the error status; null where a page or a redirect is served
 * @param code the number that the edge gives in the body beside it, or the status itself
 * @param ofOrigin whether the origin's own answer is handed on
 */
record Shown(@Nullable Integer status, int code, boolean ofOrigin) {
    /** {@code 521} is the edge's own, {@code 1016/530} has a number in the body, {@code =403} is the origin's, {@code -} a page. */
    static Shown read(String text) {
        if (text.equals("-")) {
            return new Shown(null, 0, true);
        }
        if (text.startsWith("=")) {
            int status = Integer.parseInt(text.substring(1));
            return new Shown(status, status, true);
        }
        String[] parts = text.split("/");
        int status = Integer.parseInt(parts[parts.length - 1]);
        return new Shown(status, Integer.parseInt(parts[0]), false);
    }
}
