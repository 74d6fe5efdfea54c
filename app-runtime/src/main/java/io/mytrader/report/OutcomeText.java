package io.mytrader.report;

import io.mytrader.signal.Outcome;

/** What an outcome means, in a few words for people. */
public final class OutcomeText {
    private OutcomeText() {}

    public static String of(Outcome outcome) {
        return switch (outcome) {
            case ENTERED -> "an entry was sent";
            case EXITED -> "the open position was closed";
            case WARMING_UP -> "not enough bars yet";
            case FILLER -> "a bar without trades";
            case BACKFILLED -> "arrived late after a reconnect";
            case NOT_TRADING -> "the session was not trading";
            case HOLD -> "no strategy wanted to trade";
            case LOW_CONFIDENCE -> "confidence below the minimum";
            case STRATEGY_FAILED -> "the strategy failed";
            case IN_POSITION -> "already in a position";
            case DIRECTION_NOT_TRADED -> "the strategy trades the other direction only";
            case ADVICE_DISAGREES -> "the advisor disagreed";
            case ADVICE_HOLD -> "the advisor wanted no trade";
            case ADVICE_LOW_CONFIDENCE -> "the advisor was not sure enough";
            case ADVICE_TIMEOUT -> "no advice in time";
            case ADVICE_UNAVAILABLE -> "no advice";
            case ADVICE_PENDING -> "waited for advice";
            case KELLY_NOT_POSITIVE -> "no edge shown, so no size";
            case SIZE_ZERO -> "one contract would have been too much risk";
            case SIZING_INPUT_MISSING -> "a number for the size was missing";
            case PAUSED -> "paused by the operator";
            case HALTED -> "trading was halted";
            case INSTRUMENT_OWNED -> "another strategy held the instrument";
            case ENTRY_IN_FLIGHT -> "an entry was under way";
            case EXIT_IN_FLIGHT -> "an exit was under way";
            case MARKET_CLOSED -> "the market was closed";
            case NO_ENTRY_BEFORE_CLOSE -> "too close to the end of the session";
            case CONTRACT_EXPIRY -> "too close to the contract's last day";
            case STALE_PRICE -> "the price was too old";
            case DELAYED_DATA -> "prices were delayed";
            case SPREAD -> "the spread was too wide";
            case MAX_POSITION_SIZE -> "the largest position was reached";
            case DAILY_LOSS -> "the day's loss limit was reached";
            case DAILY_LOSS_BUDGET ->
                    "the loss at the stop would exceed what is left of the day's limit";
            case DRAWDOWN -> "the drawdown limit was reached";
            case MAX_DAILY_TRADES -> "enough entries for the day";
            case MAX_TRADES_PER_HOUR -> "enough entries for the hour";
            case MIN_SECONDS_BETWEEN_ENTRIES -> "too soon after the last entry";
            case COOLDOWN -> "too soon after the last exit";
            case LOSS_STREAK -> "pause after losses in a row";
            case MAX_LOSS_PER_TRADE -> "the loss at the stop would be too large";
            case MARGIN -> "not enough margin";
            case LEVELS_INVALID -> "stop or target made no sense after costs";
            case LIMIT_INPUT_MISSING -> "a number for a limit was missing";
            case DRY_RUN -> "decided, but nothing was sent";
        };
    }
}
