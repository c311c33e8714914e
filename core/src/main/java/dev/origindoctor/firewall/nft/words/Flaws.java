package dev.origindoctor.firewall.nft.words;

import dev.origindoctor.firewall.nft.tree.Unclear;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where no version of nft goes on in a text, so that it loads nothing of it. What only this reader does not know is
 * none; nor is anything in a template, in the commands of a shell, or in a page that merely quotes rules.
 */
public final class Flaws {
    private static final Pattern OTHER = Pattern.compile(
            "\\{\\{|\\{%|<%|@@\\w+@@|\\$\\{|```|^[ \\t]*(sudo[ \\t]+)?([^\\s#]*/)?nft[ \\t]|^[#$>] nft[ \\t]|<[A-Za-z_-]+>",
            Pattern.MULTILINE);
    private static final Pattern WRITTEN = Pattern.compile(
            "\\A\ufeff?#!\\S*nft\\b|\\A\ufeff?#!/usr/bin/env (-S )?nft\\b|^[ \\t]*(flush ruleset|define \\w+ *=)",
            Pattern.MULTILINE);
    private static final Pattern COMMENT =
            Pattern.compile("^[ \\t]*#(?!.*(nft\\b|Warning:|counter packets)).*\\w", Pattern.MULTILINE);

    private final String text;
    private int line = Integer.MAX_VALUE;
    private String why = "";

    Flaws(String text) {
        this.text = text;
    }

    /** The first of them. */
    public record Flaw(int line, String why) {}

    /** Notes one, wherever the text comes from. */
    public Unclear sure(Token at, String cause) {
        note(at.line(), cause);
        return new Unclear(cause);
    }

    /** Notes one in what a person wrote; a listing may have been pasted together with something else. */
    public void inWriting(Token at, String cause) {
        if (COMMENT.matcher(text).find() || WRITTEN.matcher(text).find()) {
            note(at.line(), cause);
        }
    }

    /** The first in the text, if it is one for nft. */
    public Optional<Flaw> first() {
        braces();
        return line == Integer.MAX_VALUE || OTHER.matcher(text).find()
                ? Optional.empty()
                : Optional.of(new Flaw(line, why));
    }

    /** Counts braces by themselves: a reader that has lost its way must not find one too many. */
    private void braces() {
        int depth = 0;
        int at = 1;
        boolean quoted = false;
        boolean comment = false;
        for (int i = 0; i < text.length() && depth >= 0; i++) {
            char c = text.charAt(i);
            at += c == '\n' ? 1 : 0;
            comment = c != '\n' && (comment || (c == '#' && !quoted));
            quoted ^= c == '"' && !comment;
            depth += quoted || comment ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        if (depth == 0 || quoted || !WRITTEN.matcher(text).find() || text.contains("include")) {
            return;
        }
        if (depth < 0) {
            note(at, "the '}' closes nothing");
        } else {
            note(Math.max(1, at - (text.endsWith("\n") ? 1 : 0)), "the file ends inside of a block: a '}' is missing");
        }
    }

    private void note(int where, String cause) {
        if (where < line) {
            line = where;
            why = cause;
        }
    }
}
