package io.mytrader.bedrock.news;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The mood at an instant, from scores that fade.
 *
 * <p>A score of age a weighs w = 2^(-a / half-life). The mood is the sum of w x score, divided by
 * the sum of w where that exceeds 1: many fresh headlines average, a single one fades towards
 * neutral. What is older than eight half-lives counts no more; without any score there is no mood.
 * Immutable.
 */
record FadingMood(List<Score> scores, Duration halfLife) {
    private static final int HALF_LIVES = 8;

    FadingMood {
        scores = List.copyOf(scores);
    }

    /**
     * A headline's score.
     *
     * @param publishedMillis from when its age counts, epoch milliseconds UTC
     * @param knownMillis before which nobody could know the score
     * @param sentiment from -1 to 1
     */
    record Score(long publishedMillis, long knownMillis, double sentiment) {}

    OptionalDouble at(long epochMillis) {
        double sum = 0;
        double weights = 0;
        for (Score score : scores) {
            double age = (epochMillis - score.publishedMillis()) / (double) halfLife.toMillis();
            if (epochMillis >= score.knownMillis() && age >= 0 && age <= HALF_LIVES) {
                double weight = Math.pow(2, -age);
                sum += weight * score.sentiment();
                weights += weight;
            }
        }
        return weights == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sum / Math.max(1, weights));
    }

    /** Without the scores that count at no later instant. */
    FadingMood after(long epochMillis) {
        long oldest = epochMillis - HALF_LIVES * halfLife.toMillis();
        return new FadingMood(
                scores.stream().filter(score -> score.publishedMillis() >= oldest).toList(),
                halfLife);
    }
}
