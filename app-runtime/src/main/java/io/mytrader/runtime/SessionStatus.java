package io.mytrader.runtime;

import io.mytrader.config.Configuration;
import io.mytrader.limit.LimitReading;
import io.mytrader.limit.LimitState;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.signal.Denial;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the newest session stands, as of a twentieth of a second ago at most.
 *
 * @param isRunning whether a session is trading
 * @param message one sentence for people
 * @param state such as {@code trading}
 * @param tradingMode {@code paper} or {@code live}
 * @param broker {@code sim} or {@code ib}
 * @param account the broker's name of the account
 * @param isDryRun whether nothing is sent
 * @param speed simulated time per wall time; 0 for as fast as possible, 1 for real time
 * @param strategy of the first lane
 * @param sessionId null before the first session
 * @param startedAtMillis wall time, epoch milliseconds UTC; null before the first session
 * @param timeMillis engine time, epoch milliseconds UTC
 * @param barsCollected closed bars of the first lane so far
 * @param minBarsNeeded before it trades
 * @param instruments one for each that is traded, in the order of the lanes
 * @param equity account equity, marked to market
 * @param dailyPnl since the exchange day's start
 * @param brokerDailyPnl the day's result as the broker computes it; null while it says none
 * @param lastSignal the newest entry signal; null before the first
 * @param isConnected whether the link to the broker is up
 * @param market hours of the first instrument
 * @param reasons why entries are stopped, if they are
 * @param longestUnprotectedMillis how long a position was without a working stop at most
 * @param waitingInputs inputs in the queue
 * @param lastSequence of the newest message
 * @param limits where the limits stand
 * @param sharpe of the session's daily returns, yearly; null when undefined
 */
public record SessionStatus(
        boolean isRunning,
        String message,
        String state,
        String tradingMode,
        String broker,
        String account,
        boolean isDryRun,
        double speed,
        String strategy,
        @Nullable String sessionId,
        @Nullable Long startedAtMillis,
        long timeMillis,
        int barsCollected,
        int minBarsNeeded,
        List<InstrumentStatus> instruments,
        Money equity,
        Money dailyPnl,
        @Nullable Money brokerDailyPnl,
        @Nullable LastSignal lastSignal,
        boolean isConnected,
        @Nullable MarketHours market,
        List<String> reasons,
        long longestUnprotectedMillis,
        int waitingInputs,
        long lastSequence,
        Limits limits,
        @Nullable Double sharpe) {

    public SessionStatus {
        instruments = List.copyOf(instruments);
        reasons = List.copyOf(reasons);
    }

    /** Before the first session of the process, when nothing is known of it. */
    static SessionStatus idle() {
        return idle("paper", "sim", 0, "");
    }

    /** Before the first session of the process, if it is one of that configuration. */
    static SessionStatus before(Configuration next) {
        return idle(
                next.mode().name().toLowerCase(Locale.ROOT),
                next.broker().type().name().toLowerCase(Locale.ROOT),
                next.data().speed(),
                next.lanes().getFirst().strategy().name());
    }

    private static SessionStatus idle(
            String tradingMode, String broker, double speed, String strategy) {
        return new SessionStatus(
                false,
                "not trading",
                "idle",
                tradingMode,
                broker,
                "",
                false,
                speed,
                strategy,
                null,
                null,
                0,
                0,
                0,
                List.of(),
                Money.ZERO,
                Money.ZERO,
                null,
                null,
                false,
                null,
                List.of(),
                0,
                0,
                0,
                Limits.NONE,
                null);
    }

    /**
     * One instrument.
     *
     * @param price newest; null before the first
     * @param contracts signed position
     * @param averagePrice of the position; null when flat
     * @param unrealizedPnl of the position at the newest price
     * @param initialRisk what the position could lose to its initial stop; null when flat or
     *     without one
     */
    public record InstrumentStatus(
            String symbol,
            @Nullable Price price,
            int contracts,
            @Nullable Price averagePrice,
            Money unrealizedPnl,
            @Nullable Money initialRisk) {}

    /**
     * Where the limits stand.
     *
     * @param state the strictest of all
     * @param reasons each limit in force
     * @param readings every limit with its value
     */
    public record Limits(LimitState state, List<Denial> reasons, List<LimitReading> readings) {
        static final Limits NONE = new Limits(LimitState.ACTIVE, List.of(), List.of());

        public Limits {
            reasons = List.copyOf(reasons);
            readings = List.copyOf(readings);
        }
    }

    /** The newest entry signal. */
    public record LastSignal(
            long timeMillis,
            String symbol,
            String signal,
            double confidence,
            String strategy,
            String outcome) {}

    /**
     * Whether the market trades.
     *
     * @param closesAtMillis when it stops next; null when it never does
     * @param opensAtMillis when it opens; null while it is open
     */
    public record MarketHours(
            boolean isOpen, @Nullable Long closesAtMillis, @Nullable Long opensAtMillis) {}
}
