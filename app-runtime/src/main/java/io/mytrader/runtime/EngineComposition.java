package io.mytrader.runtime;

import io.mytrader.config.BrokerType;
import io.mytrader.config.Configuration;
import io.mytrader.config.Configuration.ConfiguredLane;
import io.mytrader.config.DataSource;
import io.mytrader.config.TradingMode;
import io.mytrader.engine.EngineSettings;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.engine.EngineSettings.LaneSettings;
import io.mytrader.engine.MarketInputs;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.risk.GateContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a configuration means for the engine of a session. Safe from any thread. */
final class EngineComposition {
    private EngineComposition() {}

    /**
     * The engine's settings; the same whenever the session is run again.
     *
     * @param session prefix of its order ids
     */
    static EngineSettings of(Configuration configuration, String session, Entries entries) {
        double minConfidence = configuration.lanes().getFirst().strategy().multi().minConfidence();
        int slippageTicks = configuration.simulation().slippageTicks();
        EngineSettings settings =
                new EngineSettings(
                        session,
                        configuration.trading(),
                        configuration.mode() == TradingMode.LIVE
                                ? GateContext.live(minConfidence, slippageTicks)
                                : GateContext.simulated(minConfidence, slippageTicks),
                        lanes(configuration),
                        configuration.data().minBars(),
                        configuration.trading().initialCapital(),
                        configuration.broker().type() == BrokerType.IB
                                        || configuration.data().source() == DataSource.IB
                                ? MarketInputs.QUOTES
                                : MarketInputs.BARS_ONLY,
                        Math.toIntExact(configuration.broker().protectionTimeout().toSeconds()),
                        entries);
        return settings.with(configuration.llm().advice());
    }

    private static List<LaneSettings> lanes(Configuration configuration) {
        List<LaneSettings> lanes = new ArrayList<>();
        for (ConfiguredLane lane : configuration.lanes()) {
            lanes.add(
                    new LaneSettings(
                            "lane-" + (lanes.size() + 1),
                            charged(lane.instrument().instrument(), configuration),
                            lane.strategy()));
        }
        return lanes;
    }

    /** The instruments of all lanes, each once, in the order of the lanes. */
    static List<Instrument> instruments(Configuration configuration) {
        Map<String, Instrument> instruments = new LinkedHashMap<>();
        for (ConfiguredLane lane : configuration.lanes()) {
            Instrument instrument = lane.instrument().instrument();
            instruments.putIfAbsent(instrument.symbol(), charged(instrument, configuration));
        }
        return List.copyOf(instruments.values());
    }

    private static Instrument charged(Instrument instrument, Configuration configuration) {
        Money commission = configuration.trading().commissionPerContract();
        return commission == null ? instrument : instrument.withCommission(commission);
    }
}
