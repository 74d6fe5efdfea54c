package io.mytrader.csv;

import io.mytrader.market.BarSeries;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bars read from files, with all that was understood and noticed on the way.
 *
 * @param bars in time order, stamped with their open; never empty
 * @param layout of the first file
 * @param zone that times without one were read in; null when the files' times name theirs
 * @param stamp which end of the bar the files' times named
 * @param warnings what a person should look at before trusting the data
 * @param gaps the first {@value #GAPS_LISTED} stretches without the bars that the market's hours
 *     promise
 * @param gapCount number of such stretches
 * @param missingBars number of bars missing in them
 * @param fillerBars bars without trades, as a broker sends them in an outage
 * @param skipped the first of the rows left out as bad
 * @param skippedRows number of rows left out as bad
 * @param dataHash SHA-256 of the (unpacked) content, hexadecimal; of several files, of their hashes
 */
public record LoadedBars(
        BarSeries bars,
        CsvLayout layout,
        @Nullable ZoneId zone,
        BarStamp stamp,
        List<Finding> warnings,
        List<BarGap> gaps,
        int gapCount,
        long missingBars,
        int fillerBars,
        List<Finding> skipped,
        long skippedRows,
        String dataHash) {

    /** How many gaps are kept in full; all are counted. */
    public static final int GAPS_LISTED = 1000;

    public LoadedBars {
        warnings = List.copyOf(warnings);
        gaps = List.copyOf(gaps);
        skipped = List.copyOf(skipped);
    }
}
