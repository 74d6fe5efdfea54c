package io.mytrader.engine;

import io.mytrader.account.ExitReason;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.exit.TrailingState;
import io.mytrader.market.Price;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.OrderReport;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's position and orders as a session left them.
 *
 * @param symbol root symbol
 * @param owner name of the lane that entered last, or null
 * @param lastPrice last known price
 * @param lastTradeId number of the newest closed trade
 * @param booked executions of the newest exchange day that are in the book
 * @param entry the newest entry, or null
 * @param stop its protective stop, or null
 * @param target its target, or null
 * @param exit its market exit, or null
 * @param plan what the entry was decided on, or null
 * @param levels stop and target when the entry was complete, or null
 * @param trade the open trade, or null when flat
 * @param exiting why the position is being closed, or null
 * @param stopTrailed whether the stop has trailed
 * @param trailing the trailing stop, or null when none runs
 * @param contract month of the contract that is held, where it is known
 */
public record CarriedDesk(
        String symbol,
        @Nullable String owner,
        Price lastPrice,
        long lastTradeId,
        List<ExecutionId> booked,
        @Nullable OrderReport entry,
        @Nullable OrderReport stop,
        @Nullable OrderReport target,
        @Nullable OrderReport exit,
        @Nullable EntryPlan plan,
        @Nullable ProtectionLevels levels,
        @Nullable OpenTradeState trade,
        @Nullable ExitReason exiting,
        boolean stopTrailed,
        @Nullable TrailingState trailing,
        @Nullable YearMonth contract) {

    public CarriedDesk {
        booked = List.copyOf(booked);
    }
}
