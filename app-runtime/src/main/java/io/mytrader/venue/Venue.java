package io.mytrader.venue;

import io.mytrader.bedrock.news.HeadlineSource;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.market.Money;
import org.jspecify.annotations.Nullable;

/**
 * A broker with its market data, as the engine's loop drives them.
 *
 * <p>What happens at the venue reaches the engine through {@link VenueInputs}: taken at once where
 * the venue works on the engine's thread, posted where it has threads of its own. Engine thread
 * only. Monotonic time, in nanoseconds, comes in as a parameter.
 */
public interface Venue {
    /** Engine time at which the session begins, epoch milliseconds UTC. */
    long startMillis();

    /** The broker's name of the account; empty as long as only the broker knows it. */
    String account();

    /** Opens the link to the broker and then delivers history and live data. */
    void begin(VenueInputs inputs);

    void send(BrokerCommand command);

    /** Lets the engine hear what the broker answered at once; nothing where answers are posted. */
    void settle();

    /** Does what is due by now; returns how much that was. */
    int doWork(long nanos);

    /** When {@link #doWork} has something to do again; {@link Long#MAX_VALUE} for not by itself. */
    long nextDueNanos();

    /** Engine time now, epoch milliseconds UTC; never behind what was delivered. */
    long nowMillis(long nanos);

    /**
     * Whether the passing of time between bars is told to the engine. Recorded bars don't: their
     * time moves with the bars, as in a backtest.
     */
    boolean hasTimers();

    /** Whether data comes as fast as it is taken, so that nobody minds waiting. */
    boolean isUnpaced();

    /** Whether all data was delivered and none will follow. */
    boolean isAtEnd();

    /** Why the broker will not be traded with, for good; null while it may be. */
    @Nullable String refusal();

    /**
     * The day's profit and loss as the broker computes it, to be shown and nothing else; null where
     * there is none, or none is known now.
     */
    default @Nullable Money brokerDailyPnl() {
        return null;
    }

    /**
     * The broker's headlines, heard from {@link #begin} to {@link #end}; null where there are none.
     * Asked for before it begins; the source is safe from any thread.
     */
    default @Nullable HeadlineSource hearNews() {
        return null;
    }

    /** Changes how fast simulated time goes; nothing happens where time is real. */
    void changeSpeed(double speed);

    /** Closes the link; nothing of the venue runs afterwards, resting orders stay. */
    void end();
}
