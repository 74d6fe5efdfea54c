package io.mytrader.simulation;

/**
 * Random numbers that are the same on every machine and in every version of Java: the SplitMix64
 * sequence (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
 *
 * <p>One thread.
 */
final class SyntheticRandom {
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long state;
    private double spareGaussian = Double.NaN;

    /** A sequence of its own for each triple. */
    SyntheticRandom(long seed, long day, long part) {
        state = mix(mix(mix(seed + STEP) + day * STEP) + part * STEP);
    }

    private static long mix(long value) {
        long a = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }

    long nextLong() {
        state += STEP;
        return mix(state);
    }

    /** Uniform from 0 inclusive to 1 exclusive. */
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform from 0 inclusive to {@code bound} exclusive. */
    int nextInt(int bound) {
        return (int) (nextDouble() * bound);
    }

    /** Uniform within the range. */
    int between(int least, int most) {
        return least + nextInt(most - least + 1);
    }

    /** Standard normal, by Marsaglia's polar method. */
    double nextGaussian() {
        if (!Double.isNaN(spareGaussian)) {
            double spare = spareGaussian;
            spareGaussian = Double.NaN;
            return spare;
        }
        while (true) {
            double x = 2 * nextDouble() - 1;
            double y = 2 * nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
                spareGaussian = y * scale;
                return x * scale;
            }
        }
    }

    /** Natural logarithm of a uniform number; below zero and finite. */
    double nextLogarithm() {
        return StrictMath.log(1 - nextDouble());
    }
}
