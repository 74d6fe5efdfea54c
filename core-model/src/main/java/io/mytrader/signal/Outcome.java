package io.mytrader.signal;

/**
 * What became of a closed bar: the one list of reasons for decisions, reports, API and UI.
 *
 * <p>Every closed bar has exactly one. The stage is where the bar stopped.
 */
public enum Outcome {
    /** An entry was sent. */
    ENTERED(Stage.SENT),
    /** The bar led to an exit of the open position. */
    EXITED(Stage.SENT),

    /** Not yet {@code min_bars} bars, or a feature is not ready. */
    WARMING_UP(Stage.BAR),
    /** A bar without trades, sent to fill an outage. */
    FILLER(Stage.BAR),
    /** Arrived late after a reconnect. */
    BACKFILLED(Stage.BAR),
    /** The session is not trading: degraded, draining or reconciling. */
    NOT_TRADING(Stage.BAR),

    /** No strategy wants to trade. */
    HOLD(Stage.SIGNAL),
    LOW_CONFIDENCE(Stage.SIGNAL),
    /** A strategy failed; its lane no longer enters. */
    STRATEGY_FAILED(Stage.SIGNAL),
    /** A signal in the direction of the open position, or against it without an exit rule. */
    IN_POSITION(Stage.SIGNAL),
    /** The strategy only trades the other direction. */
    DIRECTION_NOT_TRADED(Stage.SIGNAL),

    /** The advisor wants the other direction. */
    ADVICE_DISAGREES(Stage.ADVICE),
    /** The advisor wants nothing. */
    ADVICE_HOLD(Stage.ADVICE),
    /** The advisor is not sure enough of what it wants. */
    ADVICE_LOW_CONFIDENCE(Stage.ADVICE),
    /** No answer in time. */
    ADVICE_TIMEOUT(Stage.ADVICE),
    /** No opinion for another reason, such as a budget that is used up. */
    ADVICE_UNAVAILABLE(Stage.ADVICE),
    /** The signal waits for advice; the bar's decision follows. */
    ADVICE_PENDING(Stage.ADVICE),

    KELLY_NOT_POSITIVE(Stage.SIZING),
    /** The risk of one contract is more than sizing allows. */
    SIZE_ZERO(Stage.SIZING),
    /** An input of sizing is missing, NaN or contradictory. */
    SIZING_INPUT_MISSING(Stage.SIZING),

    PAUSED(Stage.GATE),
    HALTED(Stage.GATE),
    INSTRUMENT_OWNED(Stage.GATE),
    ENTRY_IN_FLIGHT(Stage.GATE),
    EXIT_IN_FLIGHT(Stage.GATE),
    MARKET_CLOSED(Stage.GATE),
    NO_ENTRY_BEFORE_CLOSE(Stage.GATE),
    CONTRACT_EXPIRY(Stage.GATE),
    STALE_PRICE(Stage.GATE),
    DELAYED_DATA(Stage.GATE),
    SPREAD(Stage.GATE),
    MAX_POSITION_SIZE(Stage.GATE),
    DAILY_LOSS(Stage.GATE),
    DAILY_LOSS_BUDGET(Stage.GATE),
    DRAWDOWN(Stage.GATE),
    MAX_DAILY_TRADES(Stage.GATE),
    MAX_TRADES_PER_HOUR(Stage.GATE),
    MIN_SECONDS_BETWEEN_ENTRIES(Stage.GATE),
    COOLDOWN(Stage.GATE),
    LOSS_STREAK(Stage.GATE),
    MAX_LOSS_PER_TRADE(Stage.GATE),
    MARGIN(Stage.GATE),
    /** The stop or target is on the wrong side, too near, or worth less than the costs. */
    LEVELS_INVALID(Stage.GATE),
    /** An input of a limit that should exist is missing or NaN. */
    LIMIT_INPUT_MISSING(Stage.GATE),
    /** Decided, but nothing is sent: {@code --dry-run}. */
    DRY_RUN(Stage.GATE);

    private final Stage stage;

    Outcome(Stage stage) {
        this.stage = stage;
    }

    public Stage stage() {
        return stage;
    }

    /** Whether there was a signal that did not become an entry because a rule said no. */
    public boolean isRejectedEntry() {
        return stage == Stage.ADVICE || stage == Stage.SIZING || stage == Stage.GATE;
    }
}
