package dev.origindoctor.cli.sweep;

import dev.origindoctor.cli.console.WrongInput;
import java.util.HashMap;
import java.util.Map;

/**
 * Which lines of a target file have their result, and whether they named the same origins then: four bytes for each
 * line, in pages, so that one line far down costs little.
 */
final class DoneLines {
    private static final int PAGE = 1 << 12;

    private final Map<Long, int[]> pages = new HashMap<>();

    /** False where the line was there before. */
    boolean add(long number, String target) {
        int[] page = pages.computeIfAbsent(number / PAGE, missing -> new int[PAGE]);
        int at = (int) (number % PAGE);
        boolean isNew = page[at] == 0;
        page[at] = mark(target);
        return isNew;
    }

    boolean holds(long number, String target) {
        int[] page = pages.get(number / PAGE);
        int mark = page == null ? 0 : page[(int) (number % PAGE)];
        if (mark != 0 && mark != mark(target)) {
            throw new WrongInput("--resume: line " + number + " names another origin than the journal has there");
        }
        return mark != 0;
    }

    /** Never 0. */
    private static int mark(String target) {
        return target.hashCode() | 1;
    }
}
