package io.mytrader.csv;

import io.mytrader.bars.BarDataException;
import io.mytrader.bars.BarSource;
import io.mytrader.market.BarSeries;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads bars from CSV files in any of the layouts of {@link CsvLayout}, gzip or not, and refuses
 * what is wrong with its place and the remedy.
 *
 * <p>Safe from any thread.
 */
public final class CsvBars {
    private CsvBars() {}

    /**
     * Reads files and joins them in the order of their times.
     *
     * @param files at least one, in any order
     * @throws BarDataException if a file can't be read, isn't understood or has a bad row, if files
     *     overlap, or if no bar lies in the wanted range
     */
    public static LoadedBars read(List<Path> files, CsvOptions options) {
        List<BarFile.Content> contents = contents(files, options);
        return loaded(contents, checks(contents, options));
    }

    /**
     * Looks at files as {@link #read} does, leaving out bad rows instead of refusing them.
     *
     * @throws BarDataException if the files can't be understood at all
     */
    public static BarInspection inspect(List<Path> files, CsvOptions options) {
        CsvOptions lenient = options.withBadRows(BadRows.SKIP);
        List<BarFile.Content> contents = contents(files, lenient);
        SeriesChecks checks = checks(contents, lenient);
        List<BarInspection.InspectedFile> inspected = new ArrayList<>();
        for (BarFile.Content content : contents) {
            inspected.add(content.inspected(options));
        }
        BarSeries bars = checks.bars();
        return new BarInspection(
                inspected,
                options.instrument(),
                Duration.ofMillis(bars.intervalMillis()),
                bars.first(),
                bars.last(),
                checks.regularHoursOnly(),
                loaded(contents, checks));
    }

    /**
     * What the {@code #} line at a file's head says; empty without one.
     *
     * @throws BarDataException if the file can't be read
     */
    public static String comment(Path file) {
        return reading(
                file,
                bytes -> {},
                lines -> {
                    if (!lines.next() || !lines.lineIsComment()) {
                        return "";
                    }
                    int start = lines.start() + 1;
                    return new String(
                                    lines.bytes(),
                                    start,
                                    lines.end() - start,
                                    StandardCharsets.UTF_8)
                            .strip();
                });
    }

    /** The files as a source of bars, read when asked. */
    public static BarSource source(List<Path> files, CsvOptions options) {
        List<Path> fixed = List.copyOf(files);
        return () -> read(fixed, options).bars();
    }

    private static List<BarFile.Content> contents(List<Path> files, CsvOptions options) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no file of bars named");
        }
        Progress progress = new Progress(files, options.progress());
        List<BarFile.Content> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(content(file, options, progress));
        }
        contents.sort(Comparator.comparingLong(BarFile.Content::firstOpen));
        return contents;
    }

    private static SeriesChecks checks(List<BarFile.Content> contents, CsvOptions options) {
        BarSeries series = JoinedFiles.join(contents);
        if (series.isEmpty()) {
            throw nothingInRange(contents, options);
        }
        BarFile.Content first = contents.getFirst();
        return new SeriesChecks(first.name(), series, first.dates(), options.instrument());
    }

    private static LoadedBars loaded(List<BarFile.Content> contents, SeriesChecks checks) {
        BarFile.Content first = contents.getFirst();
        ZoneId zone = null;
        List<Finding> skipped = new ArrayList<>();
        long skippedRows = 0;
        for (BarFile.Content content : contents) {
            zone = zone == null ? content.zone() : zone;
            skipped.addAll(content.faults().listed());
            skippedRows += content.faults().count();
        }
        return new LoadedBars(
                checks.bars(),
                first.table().layout(),
                zone,
                first.stamp(),
                checks.warnings(),
                checks.gaps(),
                checks.gapCount(),
                checks.missingBars(),
                checks.fillerBars(),
                skipped,
                skippedRows,
                JoinedFiles.hash(contents));
    }

    private static BarFile.Content content(Path file, CsvOptions options, Progress progress) {
        return reading(
                file, progress, lines -> new BarFile(file.toString(), options, lines).read());
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(LineReader lines) throws IOException;
    }

    private static <T> T reading(Path file, LineReader.ReadCounter counter, Reading<T> reading) {
        if (Files.isDirectory(file)) {
            throw new BarDataException(file + " is a directory; name the files in it");
        }
        try (LineReader lines = LineReader.open(file, counter)) {
            return reading.from(lines);
        } catch (NoSuchFileException e) {
            String where = file.isAbsolute() ? "" : " (" + file.toAbsolutePath() + ")";
            throw new BarDataException(file + " does not exist" + where, e);
        } catch (AccessDeniedException e) {
            throw new BarDataException(file + " may not be read: permission denied", e);
        } catch (ZipException | EOFException e) {
            throw new BarDataException(
                    file + " is damaged or cut off: gzip says " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BarDataException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    private static BarDataException nothingInRange(
            List<BarFile.Content> contents, CsvOptions options) {
        return new BarDataException(
                "no bar"
                        + bound(" from ", options.from())
                        + bound(" until ", options.to())
                        + ": the data runs from "
                        + Instant.ofEpochMilli(contents.getFirst().firstOpen())
                        + " to "
                        + Instant.ofEpochMilli(contents.getLast().lastOpen())
                        + "; change --timerange");
    }

    private static String bound(String preposition, @Nullable Instant instant) {
        return instant == null ? "" : preposition + instant;
    }

    /** Adds up what is read of several files. */
    private static final class Progress implements LineReader.ReadCounter {
        private final LoadProgress listener;
        private final long total;
        private long read;

        Progress(List<Path> files, LoadProgress listener) {
            this.listener = listener;
            long sum = 0;
            for (Path file : files) {
                // Zero if it is missing; opening it tells the user.
                sum += file.toFile().length();
            }
            total = sum;
        }

        @Override
        public void read(int bytes) {
            read += bytes;
            listener.advanced(read, total);
        }
    }
}
