package io.mytrader.engine;

import io.mytrader.account.ExitReason;
import io.mytrader.exit.ExitRules;
import io.mytrader.exit.ExitSettings;
import io.mytrader.limit.HaltReason;
import io.mytrader.limit.RiskLedger;
import io.mytrader.strategy.SignalPipeline;
import org.jspecify.annotations.Nullable;

/** When positions have to be closed, and closing them all. Engine thread only. */
final class Exits {
    private final ExitSettings settings;
    private final ExitRules rules;
    private final RiskLedger ledger;
    private final Markets markets;
    private final SessionStatus status;

    Exits(
            ExitSettings settings,
            ExitRules rules,
            RiskLedger ledger,
            Markets markets,
            SessionStatus status) {
        this.settings = settings;
        this.rules = rules;
        this.ledger = ledger;
        this.markets = markets;
        this.status = status;
    }

    /** Why the open position has to be closed after a bar with that signal, or null. */
    @Nullable ExitReason due(Market market, SignalPipeline pipeline, long barMillis) {
        ExitReason limit = limitReached();
        if (limit != null) {
            return limit;
        }
        ExitReason time = timeUp(market, barMillis);
        if (time != null) {
            return time;
        }
        boolean opposite =
                pipeline.signal().action().direction() == -Integer.signum(market.desk().position());
        return opposite
                        && settings.onOppositeSignal()
                        && pipeline.signal().confidence() >= pipeline.minConfidence()
                ? ExitReason.OPPOSITE_SIGNAL
                : null;
    }

    /**
     * Why the open position has to be closed by the time alone, or null.
     *
     * @param barMillis how long nobody will ask again: a bar's length, or 0 where timers ask
     */
    @Nullable ExitReason timeUp(Market market, long barMillis) {
        return rules.due(
                market.window(), status.nowMillis(), market.desk().entryMillis(), barMillis);
    }

    /** Which limit wants all positions closed, or null. */
    @Nullable ExitReason limitReached() {
        if (!ledger.mustFlatten()) {
            return null;
        }
        return ledger.haltReason() == HaltReason.DRAWDOWN
                ? ExitReason.DRAWDOWN
                : ExitReason.DAILY_LOSS;
    }

    /** Closes all positions and takes back all entries. */
    void flatten(ExitReason reason) {
        for (Market market : markets.all()) {
            market.desk().cancelEntry(status.nowMillis());
            market.desk().requestExit(reason, status.nowMillis());
        }
    }

    /** Takes back all entries; positions stay. */
    void cancelEntries() {
        for (Market market : markets.all()) {
            market.desk().cancelEntry(status.nowMillis());
        }
    }
}
