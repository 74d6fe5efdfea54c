package io.mytrader.config;

import io.mytrader.csv.BarStamp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code data:}.
 *
 * @param files with recorded bars; empty unless the source is csv
 * @param zone of times that name none; null if nobody said
 * @param stamp which end of a bar its time names; null leaves it to the file's layout
 * @param interval length of a bar
 * @param statedInterval the same if somebody said it, null otherwise: files show it themselves
 * @param minBars closed bars before the first trade
 * @param speed simulated time per wall time, 0 for as fast as possible
 * @param seed of the demo market
 */
public record DataSettings(
        DataSource source,
        List<Path> files,
        @Nullable ZoneId zone,
        @Nullable BarStamp stamp,
        Duration interval,
        @Nullable Duration statedInterval,
        int minBars,
        double speed,
        long seed) {

    public DataSettings {
        files = List.copyOf(files);
    }
}
