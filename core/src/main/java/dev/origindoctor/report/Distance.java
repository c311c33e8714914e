package dev.origindoctor.report;

import java.util.Locale;

/** How many letters must be changed, added or taken away to make one word of another. */
final class Distance {
    private static final int LONGEST = 80;

    private Distance() {}

    static int between(String one, String other) {
        String a = cut(one);
        String b = cut(other);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static String cut(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.length() > LONGEST ? lower.substring(0, LONGEST) : lower;
    }
}
