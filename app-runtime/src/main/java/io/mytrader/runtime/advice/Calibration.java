package io.mytrader.runtime.advice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well stated confidences fit what happened.
 *
 * @param opinions that could be judged
 * @param brier mean of (confidence - outcome)², outcome 1 when right and 0 when wrong; 0 is
 *     perfect, 0.25 is a coin that says 0.5; null without opinions
 * @param shareRight share of opinions that were right; null without opinions
 * @param brierOfShare Brier score of always stating that share, which a useful model beats; null
 *     without opinions
 * @param bins the reliability table: ten equal steps of confidence, empty ones left out
 */
public record Calibration(
        int opinions,
        @Nullable Double brier,
        @Nullable Double shareRight,
        @Nullable Double brierOfShare,
        List<Bin> bins) {
    private static final int BINS = 10;

    public Calibration {
        bins = List.copyOf(bins);
    }

    /** An opinion and whether it was right. */
    public record Judged(double confidence, boolean right) {}

    /**
     * Opinions of similar confidence.
     *
     * @param from least confidence, inclusive
     * @param to largest, exclusive but for 1
     * @param opinions at least one
     * @param meanConfidence what they stated
     * @param shareRight what came true
     */
    public record Bin(
            double from, double to, int opinions, double meanConfidence, double shareRight) {}

    public static Calibration of(List<Judged> judged) {
        int count = judged.size();
        if (count == 0) {
            return new Calibration(0, null, null, null, List.of());
        }
        double squares = 0;
        int right = 0;
        for (Judged one : judged) {
            double miss = one.confidence() - (one.right() ? 1 : 0);
            squares += miss * miss;
            right += one.right() ? 1 : 0;
        }
        double share = (double) right / count;
        return new Calibration(count, squares / count, share, share * (1 - share), bins(judged));
    }

    private static List<Bin> bins(List<Judged> judged) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int bin = i;
            List<Judged> within =
                    judged.stream().filter(one -> binOf(one.confidence()) == bin).toList();
            if (!within.isEmpty()) {
                bins.add(
                        new Bin(
                                i / (double) BINS,
                                (i + 1) / (double) BINS,
                                within.size(),
                                within.stream()
                                        .mapToDouble(Judged::confidence)
                                        .average()
                                        .orElseThrow(),
                                within.stream().filter(Judged::right).count()
                                        / (double) within.size()));
            }
        }
        return bins;
    }

    private static int binOf(double confidence) {
        return Math.min(BINS - 1, (int) (confidence * BINS));
    }
}
