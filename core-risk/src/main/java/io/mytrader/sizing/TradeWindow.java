package io.mytrader.sizing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The newest closed trades of one kind, up to a number and an age. Engine thread only. */
final class TradeWindow {
    private final int mostTrades;
    private final ArrayDeque<TradeResult> trades = new ArrayDeque<>();

    TradeWindow(int mostTrades) {
        this.mostTrades = mostTrades;
    }

    void add(TradeResult trade) {
        if (trades.size() == mostTrades) {
            trades.removeFirst();
        }
        trades.addLast(trade);
    }

    /** What the trades say that exited at or after the time. */
    TradeEvidence since(long fromMillis) {
        int count = 0;
        int wins = 0;
        int losses = 0;
        int measured = 0;
        int measuredWins = 0;
        int measuredLosses = 0;
        double winSum = 0;
        double lossSum = 0;
        for (TradeResult trade : trades) {
            if (trade.exitMillis() < fromMillis) {
                continue;
            }
            count++;
            boolean isMeasured = !Double.isNaN(trade.riskMultiple());
            measured += isMeasured ? 1 : 0;
            if (trade.netNanos() > 0) {
                wins++;
                winSum += isMeasured ? trade.riskMultiple() : 0;
                measuredWins += isMeasured ? 1 : 0;
            } else if (trade.netNanos() < 0) {
                losses++;
                lossSum -= isMeasured ? trade.riskMultiple() : 0;
                measuredLosses += isMeasured ? 1 : 0;
            }
        }
        double mean = ratio(winSum - lossSum, measured);
        return new TradeEvidence(
                count,
                wins,
                losses,
                ratio(winSum, measuredWins),
                ratio(lossSum, measuredLosses),
                mean,
                deviation(fromMillis, mean, measured),
                measured);
    }

    List<TradeResult> toList() {
        return new ArrayList<>(trades);
    }

    private double deviation(long fromMillis, double mean, int measured) {
        if (measured < 2) {
            return Double.NaN;
        }
        double squares = 0;
        for (TradeResult trade : trades) {
            if (trade.exitMillis() >= fromMillis && !Double.isNaN(trade.riskMultiple())) {
                double difference = trade.riskMultiple() - mean;
                squares += difference * difference;
            }
        }
        return Math.sqrt(squares / (measured - 1));
    }

    private static double ratio(double sum, int count) {
        return count == 0 ? Double.NaN : sum / count;
    }
}
