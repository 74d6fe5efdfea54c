package io.mytrader.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight characters of text handled as one number, the first one in the lowest byte. The usual
 * tricks of "SIMD within a register" (Warren, "Hacker's Delight"; Lemire, "Number parsing at a
 * gigabyte per second").
 */
final class EightBytes {
    static final int COUNT = Long.BYTES;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long HIGH_HALVES = 0xf0f0f0f0f0f0f0f0L;
    private static final long ZERO_DIGITS = 0x3030303030303030L;

    private EightBytes() {}

    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /** The character eight times. */
    static long all(byte character) {
        return (character & 0xffL) * ONES;
    }

    /** Not zero if one of the eight bytes is zero; its lowest bit belongs to the first of them. */
    static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH_BITS;
    }

    /** Index of the first byte found by {@link #zeros}. */
    static int firstIndex(long zeros) {
        return Long.numberOfTrailingZeros(zeros) >>> 3;
    }

    /** Whether all eight are decimal digits. */
    static boolean areDigits(long eight) {
        return (eight & HIGH_HALVES) == ZERO_DIGITS
                && ((eight + 6 * ONES) & HIGH_HALVES) == ZERO_DIGITS;
    }

    /** The number that eight decimal digits write. */
    static int number(long digits) {
        long pairs = (digits - ZERO_DIGITS) * 10 + ((digits - ZERO_DIGITS) >>> 8);
        long firstAndThird = pairs & 0x000000ff000000ffL;
        long secondAndFourth = (pairs >>> 16) & 0x000000ff000000ffL;
        // Pairs times a million and a hundred, and times ten thousand and one, summed above bit 32.
        return (int)
                ((firstAndThird * (100 + (1_000_000L << 32))
                                + secondAndFourth * (1 + (10_000L << 32)))
                        >>> 32);
    }
}
