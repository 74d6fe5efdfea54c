package io.mytrader.report.output;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Writes text as UTF-8 into a stream through a buffer of its own.
 *
 * <p>One thread. What the stream throws becomes an {@link UncheckedIOException}.
 */
public final class TextOutput implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_TIME = 40;
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final long NO_DAY = Long.MIN_VALUE;

    /** 1 where a character below 128 must be escaped in JSON. */
    private static final byte[] SPECIAL = new byte[0x80];

    static {
        Arrays.fill(SPECIAL, 0, 0x20, (byte) 1);
        SPECIAL['"'] = 1;
        SPECIAL['\\'] = 1;
        SPECIAL[0x7f] = 1;
    }

    private final OutputStream stream;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private boolean closed;

    private long dateDay = NO_DAY;
    private byte[] dateText = {};

    public TextOutput(OutputStream stream) {
        this.stream = stream;
    }

    /** A character below 128. */
    public TextOutput ascii(char letter) {
        reserve(1);
        buffer[at++] = (byte) letter;
        return this;
    }

    public TextOutput text(String text) {
        int length = text.length();
        if (length > BUFFER) {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }
        reserve(length);
        byte[] target = buffer;
        int start = at;
        int all = 0;
        for (int i = 0; i < length; i++) {
            char letter = text.charAt(i);
            all |= letter;
            target[start + i] = (byte) letter;
        }
        if (all >= 0x80) {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }
        at = start + length;
        return this;
    }

    /**
     * Writes the text in quotes if it is ASCII in which JSON escapes nothing.
     *
     * @return whether it was written
     */
    boolean quotedIfPlain(String text) {
        int length = text.length();
        if (length > BUFFER - 2) {
            return false;
        }
        reserve(length + 2);
        byte[] target = buffer;
        int start = at + 1;
        int special = 0;
        for (int i = 0; i < length; i++) {
            char letter = text.charAt(i);
            special |= letter >>> 7 | SPECIAL[letter & 0x7f];
            target[start + i] = (byte) letter;
        }
        if (special != 0) {
            return false;
        }
        target[at] = '"';
        target[start + length] = '"';
        at = start + length + 1;
        return true;
    }

    public TextOutput bytes(byte[] bytes) {
        int length = bytes.length;
        if (length > BUFFER) {
            drain();
            try {
                stream.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }
        reserve(length);
        System.arraycopy(bytes, 0, buffer, at, length);
        at += length;
        return this;
    }

    public TextOutput number(long number) {
        if (number == Long.MIN_VALUE) {
            return text(Long.toString(number));
        }
        reserve(DecimalText.LONGEST);
        if (number < 0) {
            buffer[at++] = '-';
        }
        at = DecimalText.writeDigits(Math.abs(number), buffer, at);
        return this;
    }

    /**
     * The shortest decimal that reads back as the same number.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public TextOutput number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not a finite number: " + number);
        }
        reserve(DecimalText.LONGEST);
        at = DecimalText.write(number, buffer, at);
        return this;
    }

    /** The exact amount without trailing zeros. */
    public TextOutput number(Money money) {
        return billionths(money.nanos());
    }

    /** The exact price without trailing zeros. */
    public TextOutput number(Price price) {
        return billionths(price.nanos());
    }

    /** The exact decimal without trailing zeros. */
    public TextOutput billionths(long nanos) {
        if (nanos == Long.MIN_VALUE) {
            return text(new Money(nanos).toString());
        }
        reserve(DecimalText.LONGEST);
        if (nanos < 0) {
            buffer[at++] = '-';
        }
        at = DecimalText.writeBillionths(Math.abs(nanos), buffer, at);
        return this;
    }

    /** ISO-8601 in UTC with Z, to the second, or to the millisecond where there is one. */
    public TextOutput time(long epochMillis) {
        long day = Math.floorDiv(epochMillis, MILLIS_PER_DAY);
        int ofDay = (int) Math.floorMod(epochMillis, MILLIS_PER_DAY);
        date(day);
        reserve(LONGEST_TIME);
        buffer[at++] = 'T';
        at = DecimalText.writePair(ofDay / 3_600_000, buffer, at);
        buffer[at++] = ':';
        at = DecimalText.writePair(ofDay / 60_000 % 60, buffer, at);
        buffer[at++] = ':';
        at = DecimalText.writePair(ofDay / 1000 % 60, buffer, at);
        int millis = ofDay % 1000;
        if (millis != 0) {
            buffer[at++] = '.';
            buffer[at++] = (byte) ('0' + millis / 100);
            at = DecimalText.writePair(millis % 100, buffer, at);
        }
        buffer[at++] = 'Z';
        return this;
    }

    /** A date such as 2024-01-02. */
    public TextOutput date(long epochDay) {
        if (epochDay != dateDay) {
            dateDay = epochDay;
            dateText =
                    LocalDate.ofEpochDay(epochDay).toString().getBytes(StandardCharsets.US_ASCII);
        }
        return bytes(dateText);
    }

    private void reserve(int bytes) {
        if (BUFFER - at < bytes) {
            drain();
        }
    }

    private void drain() {
        try {
            stream.write(buffer, 0, at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        at = 0;
    }

    public void flush() {
        drain();
        try {
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Flushes and closes the stream; a second time does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (stream) {
            drain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
