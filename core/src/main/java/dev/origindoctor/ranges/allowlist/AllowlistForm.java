package dev.origindoctor.ranges.allowlist;

/** How one tool is told. */
interface AllowlistForm {
    /** Lets the edge in. */
    String script(Allowlist allowlist);

    /** Takes it back. */
    String undo(Allowlist allowlist);
}
