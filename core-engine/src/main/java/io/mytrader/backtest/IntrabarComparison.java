package io.mytrader.backtest;

import io.mytrader.market.Money;
import java.util.List;

/**
 * The run's net profit under each assumption about the path of prices inside a bar.
 *
 * <p>Only the trades that are ambiguous differ: those whose closing bar touched both the stop and
 * the target. What follows such a trade is left as it was.
 *
 * @param ambiguous the trades in question, in the order of their exits
 * @param netProfitPessimistic all trades, ambiguous ones closed at the stop
 * @param netProfitOptimistic all trades, ambiguous ones closed at the target
 * @param netProfitOhlc all trades, ambiguous ones on the path open, nearer extreme, other, close
 */
public record IntrabarComparison(
        List<AmbiguousTrade> ambiguous,
        Money netProfitPessimistic,
        Money netProfitOptimistic,
        Money netProfitOhlc) {

    /**
     * One trade priced all three ways.
     *
     * @param tradeId of the closed trade
     * @param pessimistic net result when the stop came first
     * @param optimistic net result when the target came first
     * @param ohlc net result on the path open, nearer extreme, other extreme, close
     */
    public record AmbiguousTrade(long tradeId, Money pessimistic, Money optimistic, Money ohlc) {}

    public IntrabarComparison {
        ambiguous = List.copyOf(ambiguous);
    }

    /**
     * The comparison of a run with that net profit.
     *
     * @param netProfit of all trades as they were booked
     * @param bookedAmbiguous net result of the ambiguous trades as they were booked
     */
    public static IntrabarComparison of(
            Money netProfit, Money bookedAmbiguous, List<AmbiguousTrade> ambiguous) {
        Money pessimistic = netProfit.minus(bookedAmbiguous);
        Money optimistic = pessimistic;
        Money ohlc = pessimistic;
        for (AmbiguousTrade trade : ambiguous) {
            pessimistic = pessimistic.plus(trade.pessimistic());
            optimistic = optimistic.plus(trade.optimistic());
            ohlc = ohlc.plus(trade.ohlc());
        }
        return new IntrabarComparison(ambiguous, pessimistic, optimistic, ohlc);
    }
}
