package io.mytrader.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * The candidate with the fewest typing errors, if that is few for the length of the word.
     *
     * @param candidates ties go to the first
     */
    public static Optional<String> of(String word, Collection<String> candidates) {
        return of(word, candidates, Math.max(2, word.length() / 3));
    }

    /** The candidate with the fewest typing errors, if they are not more than {@code most}. */
    static Optional<String> of(String word, Collection<String> candidates, int most) {
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /**
     * Insertions, deletions, replacements and swaps of neighbours that turn one word into the other
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
