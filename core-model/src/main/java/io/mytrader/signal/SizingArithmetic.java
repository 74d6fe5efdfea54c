package io.mytrader.signal;

/**
 * How the number of contracts came about, each step as it was.
 *
 * @param method kelly, fixed_fraction, fixed or atr
 * @param equity money that sizing started from
 * @param riskPerContract money lost per contract at the stop, costs included
 * @param rawFraction Kelly's f = p - (1-p)/b, or the configured fraction; NaN when not used
 * @param shrunkFraction after multiplier and cap
 * @param scaledFraction after the confidence scale and the largest risk per trade
 * @param uncappedContracts whole contracts from the fraction alone
 * @param contracts what is allowed after every cap
 * @param binding the cap that decided, such as {@code max_position_size}, or {@code none}
 */
public record SizingArithmetic(
        String method,
        double equity,
        double riskPerContract,
        double rawFraction,
        double shrunkFraction,
        double scaledFraction,
        int uncappedContracts,
        int contracts,
        String binding) {}
