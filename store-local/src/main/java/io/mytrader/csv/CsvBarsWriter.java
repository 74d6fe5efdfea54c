package io.mytrader.csv;

import io.mytrader.bars.BarDataException;
import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;

/**
 * Writes bars in our own layout: ISO times in UTC, decimals that read back to the same value. A
 * name that ends in {@code .gz} is packed. The file appears under its name when it is complete; a
 * link stays one, its target is written. A pipe or a device takes the bars as they come.
 *
 * <p>One thread. {@link #finish} completes the file; {@link #close} without it leaves nothing
 * behind.
 */
public final class CsvBarsWriter implements AutoCloseable {
    private static final int BUFFER_SIZE = 1 << 16;

    /** More than any row needs. */
    private static final int ROOM = 512;

    private static final long DAY = 86_400_000L;
    private static final double NANOS_PER_POINT = 1e9;

    /** Up to here a billionth of a point is exact enough to find it by rounding. */
    private static final double LARGEST_FAST = 1e6;

    private final Path file;
    private final Destination destination;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int used;
    private boolean withVolume = true;
    private boolean headed;
    private boolean finished;
    private long day = Long.MIN_VALUE;
    private final byte[] dayText = new byte[10];

    private CsvBarsWriter(Path file, Destination destination) throws IOException {
        this.file = file;
        this.destination = destination;
        this.out =
                file.toString().endsWith(".gz")
                        ? new GZIPOutputStream(destination.stream(), BUFFER_SIZE)
                        : destination.stream();
    }

    /**
     * Begins a file.
     *
     * @param comment what the bars are, for the {@code #} line at its head
     * @throws BarDataException if the file can't be created
     */
    public static CsvBarsWriter create(Path file, String comment) {
        try {
            Destination destination = Destination.open(file);
            try {
                CsvBarsWriter writer = new CsvBarsWriter(file, destination);
                writer.text("# " + comment.replaceAll("\\R", " ") + "\n");
                return writer;
            } catch (IOException e) {
                destination.drop();
                throw e;
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Whether what is there takes bars and keeps none. */
    public static boolean isPipeOrDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /** Writes a whole series. */
    public static void write(Path file, String comment, BarSeries bars) {
        try (CsvBarsWriter writer = create(file, comment)) {
            for (int i = 0; i < bars.size(); i++) {
                writer.write(bars.bar(i));
            }
            writer.finish();
        }
    }

    /**
     * Writes a bar. Whether there is a column of volumes is decided by the first one.
     *
     * @throws BarDataException if the disk refuses
     */
    public void write(Bar bar) {
        try {
            if (!headed) {
                withVolume = bar.hasVolume();
                text("timestamp,open,high,low,close" + (withVolume ? ",volume\n" : "\n"));
                headed = true;
            }
            if (used > BUFFER_SIZE - ROOM) {
                flush();
            }
            time(bar.openMillis());
            number(bar.open());
            number(bar.high());
            number(bar.low());
            number(bar.close());
            if (withVolume) {
                number(bar.volume());
            }
            buffer[used++] = '\n';
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /**
     * Completes the file, replacing one of that name.
     *
     * @throws BarDataException if the disk refuses
     */
    public void finish() {
        try {
            flush();
            out.close();
            destination.complete();
            finished = true;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Drops the file unless it was finished. */
    @Override
    public void close() {
        if (finished) {
            return;
        }
        try (Closeable _ = destination::drop) {
            out.close();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static BarDataException failure(Path file, IOException e) {
        String reason =
                switch (e) {
                    case NoSuchFileException _ -> "its folder does not exist";
                    case AccessDeniedException _ -> "permission denied";
                    case FileSystemException f when f.getReason() != null -> f.getReason();
                    default -> e.getMessage();
                };
        return new BarDataException(file + " can't be written: " + reason, e);
    }

    private void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        flush();
        out.write(bytes);
    }

    /** {@code 2024-01-02T14:30:00Z}, with milliseconds only where there are any. */
    private void time(long epochMillis) {
        long ofDay = Math.floorMod(epochMillis, DAY);
        long date = Math.floorDiv(epochMillis, DAY);
        if (date != day) {
            byte[] text = LocalDate.ofEpochDay(date).toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, dayText, 0, dayText.length);
            day = date;
        }
        System.arraycopy(dayText, 0, buffer, used, dayText.length);
        used += dayText.length;
        int seconds = (int) (ofDay / 1000);
        buffer[used++] = 'T';
        twoDigits(seconds / 3600);
        buffer[used++] = ':';
        twoDigits(seconds / 60 % 60);
        buffer[used++] = ':';
        twoDigits(seconds % 60);
        int millis = (int) (ofDay % 1000);
        if (millis != 0) {
            buffer[used++] = '.';
            buffer[used++] = (byte) ('0' + millis / 100);
            twoDigits(millis % 100);
        }
        buffer[used++] = 'Z';
    }

    private void twoDigits(int value) {
        buffer[used++] = (byte) ('0' + value / 10);
        buffer[used++] = (byte) ('0' + value % 10);
    }

    /** A comma and the shortest decimal of at most nine places, or else all digits needed. */
    private void number(double value) {
        buffer[used++] = ',';
        if (Math.abs(value) < LARGEST_FAST) {
            long nanos = Math.round(value * NANOS_PER_POINT);
            if (nanos / NANOS_PER_POINT == value && !(nanos == 0 && 1 / value < 0)) {
                fixedPoint(nanos);
                return;
            }
        } else if (Math.rint(value) == value && Math.abs(value) < 1e15) {
            integer((long) value);
            return;
        }
        String text = new BigDecimal(Double.toString(value)).toPlainString();
        for (int i = 0; i < text.length(); i++) {
            buffer[used++] = (byte) text.charAt(i);
        }
    }

    private void fixedPoint(long nanos) {
        if (nanos < 0) {
            buffer[used++] = '-';
        }
        long amount = Math.abs(nanos);
        integer(amount / 1_000_000_000);
        int rest = (int) (amount % 1_000_000_000);
        if (rest != 0) {
            buffer[used++] = '.';
            int unit = 100_000_000;
            while (rest != 0) {
                buffer[used++] = (byte) ('0' + rest / unit);
                rest %= unit;
                unit /= 10;
            }
        }
    }

    private void integer(long value) {
        long rest = value;
        if (rest < 0) {
            buffer[used++] = '-';
            rest = -rest;
        }
        int length = 1;
        for (long power = 10; length < 18 && power <= rest; power *= 10) {
            length++;
        }
        for (int i = used + length - 1; i >= used; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += length;
    }
}
