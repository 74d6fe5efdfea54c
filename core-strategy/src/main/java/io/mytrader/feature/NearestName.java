package io.mytrader.feature;

import java.util.Collection;

/** Finds the known name that a mistyped one probably meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * A half sentence for an error message: {@code ; did you mean breakout?}, or the known names
     * when none is near.
     */
    public static String hint(String wanted, Collection<String> known) {
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(wanted, name);
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        if (nearest.isEmpty()) {
            return "; none is known";
        }
        return least <= Math.max(2, wanted.length() / 3)
                ? "; did you mean " + nearest + "?"
                : "; known are " + String.join(", ", known);
    }

    /** Insertions, deletions and replacements that turn one name into the other (Levenshtein). */
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[to.length()];
    }
}
