package io.mytrader.report.output;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/**
 * Numbers as the shortest decimal text that reads back as the same number.
 *
 * <p>The form is that of JavaScript: {@code 5000.25}, {@code 7}, {@code 1e-7}, never a trailing
 * zero. Faster than {@link Double#toString(double)}, which still decides the rare cases in which 56
 * binary digits of fraction are too few.
 */
final class DecimalText {
    /** The longest text of a number: sign, 17 digits, point and exponent. */
    static final int LONGEST = 32;

    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA_MASK = (1L << MANTISSA_BITS) - 1;
    private static final int EXPONENT_MASK = 0x7ff;
    private static final double EXACT_INTEGERS = 1e15;

    /** 0.000001 is the smallest number without an exponent. */
    private static final int SMALLEST_POINT = -5;

    /** Powers of ten whose odd part fits 64 bits, so that products with them are exact. */
    private static final int EXACT_POWERS = 28;

    private static final long[] POWER = new long[EXACT_POWERS];
    private static final int[] POWER_SHIFT = new int[EXACT_POWERS];

    private static final int FRACTION_BITS = 56;
    private static final long HALF = 1L << (FRACTION_BITS - 1);

    /** Comparisons closer than this many units of the last fraction bit decide nothing. */
    private static final long UNCERTAIN = 2;

    private static final int EIGHT_DIGITS = 100_000_000;
    private static final long[] TEN_TO = new long[19];

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[] PAIRS = new byte[200];

    static {
        BigInteger five = BigInteger.ONE;
        for (int k = 0; k < EXACT_POWERS; k++) {
            int shift = Long.SIZE - five.bitLength();
            POWER[k] = five.shiftLeft(shift).longValue();
            POWER_SHIFT[k] = k - shift;
            five = five.multiply(BigInteger.valueOf(5));
        }
        TEN_TO[0] = 1;
        for (int k = 1; k < TEN_TO.length; k++) {
            TEN_TO[k] = TEN_TO[k - 1] * 10;
        }
        for (int pair = 0; pair < 100; pair++) {
            PAIRS[2 * pair] = (byte) ('0' + pair / 10);
            PAIRS[2 * pair + 1] = (byte) ('0' + pair % 10);
        }
    }

    private DecimalText() {}

    /**
     * Writes a finite number.
     *
     * @return the position behind it
     */
    static int write(double number, byte[] buffer, int at) {
        int position = at;
        double value = number;
        if (value < 0) {
            buffer[position++] = '-';
            value = -value;
        }
        if (value < EXACT_INTEGERS && value == (long) value) {
            return writeDigits((long) value, buffer, position);
        }
        long bits = Double.doubleToRawLongBits(value);
        int biased = (int) (bits >>> MANTISSA_BITS) & EXPONENT_MASK;
        long mantissa = bits & MANTISSA_MASK;
        // floor(log10(2^x)): the decimal exponent of the number, or one less
        int exponent = ((biased - 1023) * 315_653) >> 20;
        int scale = 16 - exponent;
        if (scale >= 0 && scale < EXACT_POWERS && biased != 0 && mantissa != 0) {
            long digits = shortest(mantissa | 1L << MANTISSA_BITS, biased - 1075, scale);
            if (digits != 0) {
                return writeScaled(digits, scale, SMALLEST_POINT, buffer, position);
            }
        }
        return writeAsJava(value, buffer, position);
    }

    /**
     * The multiple of the highest power of ten within half a unit in the last place of the number c
     * x 2^q, in units of 10^-scale; 0 when that cannot be told.
     *
     * <p>Scaled, the number has 17 or 18 digits before the point and half a unit is between 0.55
     * and 22: so the interval holds at most one multiple of 100, a few of 10, or else the nearest
     * integer is in it.
     */
    private static long shortest(long c, int q, int scale) {
        long power = POWER[scale];
        long left = c << 11;
        long high = Math.unsignedMultiplyHigh(left, power);
        long low = left * power;
        int shift = -(53 + q + POWER_SHIFT[scale]);
        long whole = high >>> shift;
        long fraction = (high << (Long.SIZE - shift) | low >>> shift) >>> (64 - FRACTION_BITS);
        long half = power >>> (shift - 2);

        int last = (int) (whole % 100);
        long beyond = (long) last << FRACTION_BITS | fraction;
        long until = (100L << FRACTION_BITS) - beyond;
        if (isUnclear(beyond, half) || isUnclear(until, half)) {
            return 0;
        }
        if (beyond < half || until < half) {
            return whole - last + (beyond < half ? 0 : 100);
        }
        last %= 10;
        beyond = (long) last << FRACTION_BITS | fraction;
        until = (10L << FRACTION_BITS) - beyond;
        if (isUnclear(beyond, half) || isUnclear(until, half) || isUnclear(beyond, until)) {
            return 0;
        }
        if (beyond < half || until < half) {
            return whole - last + (beyond < until ? 0 : 10);
        }
        return isUnclear(fraction, HALF) ? 0 : fraction < HALF ? whole : whole + 1;
    }

    private static boolean isUnclear(long left, long right) {
        return Math.abs(left - right) <= UNCERTAIN;
    }

    private static int writeAsJava(double value, byte[] buffer, int at) {
        String text = Double.toString(value);
        long digits = 0;
        int scale = 0;
        boolean behindPoint = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '.') {
                behindPoint = true;
            } else if (letter == 'E') {
                scale -= Integer.parseInt(text, i + 1, text.length(), 10);
                break;
            } else {
                digits = digits * 10 + (letter - '0');
                scale += behindPoint ? 1 : 0;
            }
        }
        return writeScaled(digits, scale, SMALLEST_POINT, buffer, at);
    }

    /**
     * Writes billionths, at least zero, without an exponent.
     *
     * @return the position behind it
     */
    static int writeBillionths(long nanos, byte[] buffer, int at) {
        return writeScaled(nanos, 9, -9, buffer, at);
    }

    /**
     * Writes digits x 10^-scale, at least zero, without trailing zeros.
     *
     * @param smallestPoint how far the first digit may be behind the point (as a negative number)
     *     before the text gets an exponent
     */
    private static int writeScaled(
            long unscaled, int scale, int smallestPoint, byte[] buffer, int at) {
        long digits = unscaled;
        int places = scale;
        if (digits == 0) {
            buffer[at] = '0';
            return at + 1;
        }
        if (digits % 10 == 0) {
            while (digits % EIGHT_DIGITS == 0) {
                digits /= EIGHT_DIGITS;
                places -= 8;
            }
            while (digits % 10 == 0) {
                digits /= 10;
                places--;
            }
        }
        int count = digitCount(digits);
        int point = count - places;
        if (point > 21 || point < smallestPoint) {
            return writeExponential(digits, count, point - 1, buffer, at);
        }
        if (places <= 0) {
            int position = writeDigits(digits, buffer, at);
            for (int zero = places; zero < 0; zero++) {
                buffer[position++] = '0';
            }
            return position;
        }
        if (point <= 0) {
            int position = at;
            buffer[position++] = '0';
            buffer[position++] = '.';
            for (int zero = point; zero < 0; zero++) {
                buffer[position++] = '0';
            }
            return writeDigits(digits, buffer, position);
        }
        int end = writeDigits(digits, buffer, at + 1);
        for (int i = at; i < at + point; i++) {
            buffer[i] = buffer[i + 1];
        }
        buffer[at + point] = '.';
        return end;
    }

    private static int writeExponential(
            long digits, int count, int exponent, byte[] buffer, int at) {
        int position = at;
        if (count == 1) {
            position = writeDigits(digits, buffer, position);
        } else {
            position = writeDigits(digits, buffer, at + 1);
            buffer[at] = buffer[at + 1];
            buffer[at + 1] = '.';
        }
        buffer[position++] = 'e';
        buffer[position++] = (byte) (exponent < 0 ? '-' : '+');
        return writeDigits(Math.abs(exponent), buffer, position);
    }

    /** Writes a whole number, at least zero. */
    static int writeDigits(long number, byte[] buffer, int at) {
        int end = at + digitCount(number);
        int position = end;
        long rest = number;
        while (rest >= EIGHT_DIGITS) {
            long quotient = rest / EIGHT_DIGITS;
            position -= 8;
            EIGHT_BYTES.set(buffer, position, eightDigits((int) (rest - quotient * EIGHT_DIGITS)));
            rest = quotient;
        }
        long leading = eightDigits((int) rest);
        for (int shift = 56; position > at; shift -= 8) {
            buffer[--position] = (byte) (leading >>> shift);
        }
        return end;
    }

    /**
     * The eight decimal digits of a number as characters, the first one in the lowest byte: splits
     * by 10,000, by 100 and by 10 in all parts at once.
     */
    private static long eightDigits(int number) {
        long fours = number / 10_000 | (long) (number % 10_000) << 32;
        // 10,486 / 2^20 is 1 / 100 exactly enough below 10,000, 103 / 2^10 is 1 / 10 below 100
        long hundreds = ((fours * 10_486) >>> 20) & 0x7f_0000_007fL;
        long twos = hundreds | (fours - hundreds * 100) << 16;
        long tens = ((twos * 103) >>> 10) & 0x000f_000f_000f_000fL;
        long ones = tens | (twos - tens * 10) << 8;
        return ones | 0x3030_3030_3030_3030L;
    }

    private static int digitCount(long number) {
        // floor(bits x log10(2)) is the number of digits or one less
        int bits = Long.SIZE - Long.numberOfLeadingZeros(number | 1);
        int least = (bits * 1233) >> 12;
        return number >= TEN_TO[least] ? least + 1 : Math.max(1, least);
    }

    /** Writes two digits of a number from 0 to 99. */
    static int writePair(int number, byte[] buffer, int at) {
        buffer[at] = PAIRS[2 * number];
        buffer[at + 1] = PAIRS[2 * number + 1];
        return at + 2;
    }
}
