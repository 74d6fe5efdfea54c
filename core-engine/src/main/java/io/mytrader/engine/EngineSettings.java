package io.mytrader.engine;

import io.mytrader.advice.AdviceSettings;
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
 * @param advice whether and how an advisor is asked about candidates
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
        Entries entries,
        AdviceSettings advice) {

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

    /** Without advice. */
    public EngineSettings(
            String session,
            TradingSettings trading,
            GateContext gate,
            List<LaneSettings> lanes,
            int minBars,
            Money startingEquity,
            MarketInputs inputs,
            int protectionTimeoutSeconds,
            Entries entries) {
        this(
                session,
                trading,
                gate,
                lanes,
                minBars,
                startingEquity,
                inputs,
                protectionTimeoutSeconds,
                entries,
                AdviceSettings.OFF);
    }

    public EngineSettings with(AdviceSettings other) {
        return new EngineSettings(
                session,
                trading,
                gate,
                lanes,
                minBars,
                startingEquity,
                inputs,
                protectionTimeoutSeconds,
                entries,
                other);
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
