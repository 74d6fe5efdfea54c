package io.mytrader.exit;

import io.mytrader.account.ExitReason;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.market.TickRounding;
import io.mytrader.order.OrderSide;
import org.jspecify.annotations.Nullable;

/**
 * When the time or the session closes a position, and at which price an exit is offered. Pure
 * functions; nothing is allocated per bar.
 */
public final class ExitRules {
    private static final long MINUTE = 60_000;

    /** How long before the last close before a roll, when positions may stay overnight. */
    private static final int ROLL_MINUTES = 10;

    private final ExitSettings settings;

    public ExitRules(ExitSettings settings) {
        this.settings = settings;
    }

    /**
     * Why an open position has to be closed at that time, or null. A roll goes before the session's
     * end, and that before the trade's own duration.
     *
     * @param entryMillis when the position was opened
     */
    public @Nullable ExitReason due(SessionWindow window, long timeMillis, long entryMillis) {
        return due(window, timeMillis, entryMillis, 0);
    }

    /**
     * The same where decisions come once a bar: what would be due before the next bar closes is due
     * now. A position from an earlier session, which its last bars never closed, is due at once.
     *
     * @param barMillis length of a bar
     */
    public @Nullable ExitReason due(
            SessionWindow window, long timeMillis, long entryMillis, long barMillis) {
        if (window.contract() == ContractLife.NO_ENTRY) {
            return ExitReason.ROLL;
        }
        int flattenMinutes = settings.flattenBeforeCloseMinutes();
        if (window.contract() == ContractLife.LAST_BEFORE_ROLL
                && (window.closesWithin(Math.max(flattenMinutes, ROLL_MINUTES), timeMillis)
                        || lastBar(window, timeMillis, barMillis))) {
            return ExitReason.ROLL;
        }
        if (flattenMinutes > 0
                && (window.closesWithin(flattenMinutes, timeMillis)
                        || lastBar(window, timeMillis, barMillis)
                        || entryMillis < window.openMillis())) {
            return ExitReason.SESSION_END;
        }
        int most = settings.maxTradeDurationMinutes();
        return most > 0 && timeMillis - entryMillis >= most * MINUTE ? ExitReason.TIME_LIMIT : null;
    }

    /**
     * Whether an entry now could not be closed before the market is: its exit would come too late.
     */
    public boolean lastBarBeforeClose(SessionWindow window, long timeMillis, long barMillis) {
        return settings.flattenBeforeCloseMinutes() > 0 && lastBar(window, timeMillis, barMillis);
    }

    private static boolean lastBar(SessionWindow window, long timeMillis, long barMillis) {
        return barMillis > 0
                && window.closeMillis() != Long.MAX_VALUE
                && window.closeMillis() - timeMillis <= barMillis;
    }

    /**
     * The limit price that closes a position at once: through the market by {@code
     * exit_through_ticks}, on the tick.
     *
     * @param closing side of the exit
     * @param market last known price
     */
    public Price marketableLimit(Instrument instrument, OrderSide closing, Price market) {
        Price through = instrument.ticks(settings.throughTicks()).times(closing.sign());
        return instrument.toTick(
                market.plus(through),
                closing == OrderSide.BUY ? TickRounding.UP : TickRounding.DOWN);
    }
}
