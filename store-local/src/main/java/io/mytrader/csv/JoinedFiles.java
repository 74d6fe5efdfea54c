package io.mytrader.csv;

import io.mytrader.bars.BarDataException;
import io.mytrader.market.BarSeries;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Several files of one series of bars, put together. */
final class JoinedFiles {
    private JoinedFiles() {}

    /**
     * One series of all the files.
     *
     * @param contents in the order of their times
     * @throws BarDataException if two overlap or have bars of different length
     */
    static BarSeries join(List<BarFile.Content> contents) {
        BarFile.Content first = contents.getFirst();
        if (contents.size() == 1) {
            return first.bars();
        }
        BarSeries.Builder joined = BarSeries.builder(first.bars().intervalMillis());
        for (int file = 0; file < contents.size(); file++) {
            BarFile.Content content = contents.get(file);
            if (file > 0) {
                requireContinuation(contents.get(file - 1), content);
            }
            BarSeries bars = content.bars();
            if (joined.size() + (long) bars.size() > BarCollector.MOST_BARS) {
                throw new BarDataException(
                        content.name()
                                + ": more than "
                                + BarCollector.MOST_BARS
                                + " bars in all; use --timerange");
            }
            for (int i = 0; i < bars.size(); i++) {
                joined.add(
                        bars.openMillis(i),
                        bars.open(i),
                        bars.high(i),
                        bars.low(i),
                        bars.close(i),
                        bars.volume(i));
            }
        }
        return joined.build();
    }

    private static void requireContinuation(BarFile.Content before, BarFile.Content next) {
        long interval = before.bars().intervalMillis();
        if (next.bars().intervalMillis() != interval) {
            throw new BarDataException(
                    next.name()
                            + " has bars of "
                            + Intervals.text(next.bars().intervalMillis())
                            + " but "
                            + before.name()
                            + " of "
                            + Intervals.text(interval));
        }
        if (next.firstOpen() <= before.lastOpen()) {
            throw new BarDataException(
                    next.name()
                            + " begins at "
                            + Instant.ofEpochMilli(next.firstOpen())
                            + " but "
                            + before.name()
                            + " runs to "
                            + Instant.ofEpochMilli(before.lastOpen())
                            + ": they overlap; cut one of them");
        }
    }

    /** The hash of a single file, or the hash of the hashes of several. */
    static String hash(List<BarFile.Content> contents) {
        if (contents.size() == 1) {
            return contents.getFirst().hash();
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (BarFile.Content content : contents) {
                digest.update(content.hash().getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
