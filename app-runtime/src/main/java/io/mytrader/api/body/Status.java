package io.mytrader.api.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where trading stands.
 *
 * @param isRunning whether there is a session
 * @param mode always {@code integrated}
 * @param message one sentence for people
 * @param state idle, connecting, reconciling, warming_up, trading, reducing, degraded, halted or
 *     draining
 * @param reasons why entries are stopped, as names of limits; empty when they are not
 * @param tradingMode {@code paper} or {@code live}
 * @param broker {@code sim} or {@code ib}
 * @param account the broker's name of the account; null before the first session
 * @param isDryRun whether nothing is sent
 * @param speed simulated time per wall time; 1 for real time, 0 for as fast as possible
 * @param strategy of the first lane; null before the first session
 * @param sessionId null before the first session
 * @param startedAt wall time; null before the first session
 * @param barsCollected closed bars of the first instrument so far
 * @param minBarsNeeded before it trades
 * @param symbol of the first instrument; null before the first session
 * @param currentPrice newest price of the first instrument; null before the first
 * @param position signed contracts of the first instrument
 * @param unrealizedPnl of all open positions
 * @param dailyPnl since the exchange day's start
 * @param equity of the account, marked to market; null before the first session
 * @param lastSignal newest BUY or SELL; null before the first
 * @param connection to the broker
 * @param market hours of the first instrument; null before the first session
 * @param instruments each that is traded, in the order of the lanes
 * @param timestamp engine time; wall time before the first session
 */
public record Status(
        @JsonProperty("is_running") boolean isRunning,
        String mode,
        String message,
        String state,
        List<String> reasons,
        String tradingMode,
        String broker,
        @Nullable String account,
        @JsonProperty("is_dry_run") boolean isDryRun,
        double speed,
        @Nullable String strategy,
        @Nullable String sessionId,
        @Nullable Instant startedAt,
        int barsCollected,
        int minBarsNeeded,
        @Nullable String symbol,
        @Nullable Price currentPrice,
        int position,
        Money unrealizedPnl,
        Money dailyPnl,
        @Nullable Money equity,
        @Nullable LastSignal lastSignal,
        Connection connection,
        @Nullable Market market,
        List<PositionItem> instruments,
        Instant timestamp) {

    public Status {
        reasons = List.copyOf(reasons);
        instruments = List.copyOf(instruments);
    }

    /**
     * The newest entry signal.
     *
     * @param signal BUY or SELL
     * @param confidence from 0 to 1
     * @param outcome what became of it, such as ENTERED
     * @param timestamp engine time
     */
    public record LastSignal(
            String symbol,
            String signal,
            double confidence,
            String strategy,
            String outcome,
            Instant timestamp) {}

    /** The link to the broker. */
    public record Connection(boolean connected, String detail) {}

    /**
     * Whether the market trades.
     *
     * @param open now
     * @param closesAt when it stops next; null when it never does
     * @param opensAt when it opens; null while it is open
     */
    public record Market(boolean open, @Nullable Instant closesAt, @Nullable Instant opensAt) {}
}
