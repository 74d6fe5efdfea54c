package io.mytrader.engine;

import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.risk.GateContext;
import io.mytrader.risk.TradingSettings;
import io.mytrader.strategy.StrategySettings;
import java.util.List;

/**
 * What an engine is made of.
 *
 * @param session prefix of its order ids
 * @param trading sizing, exits and limits
 * @param gate what the risk gate needs from the other sections
 * @param lanes instrument and strategy pairs, at least one
 * @param minBars closed bars collected before trading
 * @param startingEquity equity of the account when its first session starts
 * @param inputs what the source of market data delivers
 * @param protectionTimeoutSeconds after which a position whose stop does not work is closed
 * @param entries whether approved entries are sent
 */
public record EngineSettings(
        String session,
        TradingSettings trading,
        GateContext gate,
        List<LaneSettings> lanes,
        int minBars,
        Money startingEquity,
        MarketInputs inputs,
        int protectionTimeoutSeconds,
        Entries entries) {

    private static final int PROTECTION_TIMEOUT_SECONDS = 5;

    public EngineSettings {
        lanes = List.copyOf(lanes);
        if (lanes.isEmpty()) {
            throw new IllegalArgumentException("an engine needs at least one lane");
        }
    }

    /** For bars alone, with the usual time to protect a position. */
    public EngineSettings(
            String session,
            TradingSettings trading,
            GateContext gate,
            List<LaneSettings> lanes,
            int minBars,
            Money startingEquity) {
        this(
                session,
                trading,
                gate,
                lanes,
                minBars,
                startingEquity,
                MarketInputs.BARS_ONLY,
                PROTECTION_TIMEOUT_SECONDS,
                Entries.SENT);
    }

    /** What becomes of entries that the gate approves. */
    public enum Entries {
        SENT,
        /** Decided, sized and judged, but not sent: a dry run. */
        ONLY_DECIDED
    }

    /** One strategy on one instrument. */
    public record LaneSettings(String name, Instrument instrument, StrategySettings strategy) {}
}
