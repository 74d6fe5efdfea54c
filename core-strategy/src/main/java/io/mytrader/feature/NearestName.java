package io.mytrader.feature;

import java.util.Collection;
import java.util.Optional;

/**
 * Finds the known name that a mistyped one probably meant.
 *
 * <p>Internal: may change in any release.
 */
public final class NearestName {
    private NearestName() {}

    /**
     * A half sentence for an error message: {@code ; did you mean breakout?}, or the known names
     * when none is near.
     */
    public static String hint(String wanted, Collection<String> known) {
        if (known.isEmpty()) {
            return "; none is known";
        }
        return of(wanted, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElseGet(() -> "; known are " + String.join(", ", known));
    }

    /**
     * The known name with the fewest typing errors, if that is few for the length of the word.
     *
     * @param known ties go to the first
     */
    public static Optional<String> of(String wanted, Collection<String> known) {
        return of(wanted, known, Math.max(2, wanted.length() / 3));
    }

    /** The known name with the fewest typing errors, if they are not more than {@code most}. */
    public static Optional<String> of(String wanted, Collection<String> known, int most) {
        String nearest = null;
        int least = most + 1;
        for (String name : known) {
            // A difference in length is as many errors at least.
            if (Math.abs(name.length() - wanted.length()) < least) {
                int distance = distance(wanted, name);
                if (distance < least) {
                    least = distance;
                    nearest = name;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /**
     * Insertions, deletions, replacements and swaps of neighbours that turn one name into the other
     * (optimal string alignment).
     */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
