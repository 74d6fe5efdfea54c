package io.mytrader.journal;

/**
 * The decision on one closed bar of one lane.
 *
 * @param timeMillis open time of the bar, epoch milliseconds UTC
 * @param symbol root symbol
 * @param lane the lane's name
 * @param outcome the outcome's label
 * @param json the whole decision
 */
public record StoredDecision(
        long timeMillis, String symbol, String lane, String outcome, String json) {}
