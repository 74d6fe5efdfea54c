package io.mytrader.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.market.Bar;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Denial;
import io.mytrader.signal.FeatureSnapshot;
import io.mytrader.signal.MarketBias;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Regime;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.signal.SizingArithmetic;
import io.mytrader.signal.VolatilityLevel;
import io.mytrader.signal.Vote;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionsFileTest {
    private static final long OPEN = 1_704_205_800_000L;
    private static final Signal BUY =
            new Signal(
                    SignalAction.BUY,
                    0.9,
                    List.of(Reason.of("close {} above {}", 5000.25, 4999.5), Reason.of("volume")));

    @Test
    void writesOneLineADecisionWithEverythingThatWasKnown() {
        Decision entered =
                new Decision(
                        "MES",
                        "MES/multi",
                        new Bar(OPEN, OPEN + 60_000, 5000, 5000.5, 4999.75, 5000.25, 120),
                        new FeatureSnapshot(List.of("rsi_14", "sma_10"), 53.25, Double.NaN),
                        new Regime(MarketBias.BULLISH, VolatilityLevel.MEDIUM, 1.75, 0.5),
                        List.of(new Vote("breakout", BUY), new Vote("other", Signal.HOLD)),
                        "breakout",
                        "medium volatility",
                        BUY,
                        new SizingArithmetic(
                                "kelly", 100_000, 52.5, Double.NaN, 0.005, 0.0025, 4, 2, "cap"),
                        0,
                        Outcome.ENTERED,
                        null);
        Decision denied =
                new Decision(
                        "MES",
                        "MES/\"x\"",
                        new Bar(OPEN, OPEN + 60_000, 5000, 5000, 5000, 5000, Double.NaN),
                        FeatureSnapshot.EMPTY,
                        null,
                        List.of(),
                        "breakout",
                        "",
                        Signal.HOLD,
                        null,
                        -2,
                        Outcome.SPREAD,
                        new Denial(Outcome.SPREAD, Double.NaN, 1));

        assertThat(written(List.of(entered, denied)))
                .isEqualTo(
                        """
                        {"time":"2024-01-02T14:31:00Z","symbol":"MES","lane":"MES/multi",\
                        "bar":{"time":"2024-01-02T14:30:00Z","open":5000,"high":5000.5,\
                        "low":4999.75,"close":5000.25,"volume":120},"position":0,\
                        "regime":{"name":"bullish_medium","bias":"bullish",\
                        "volatility":"medium","bias_value":1.75,"volatility_value":0.5},\
                        "strategy":"breakout","selection":"medium volatility",\
                        "signal":{"action":"BUY","confidence":0.9,\
                        "reasons":["close 5000.25 above 4999.5","volume"]},\
                        "votes":[{"strategy":"breakout","action":"BUY","confidence":0.9,\
                        "reasons":["close 5000.25 above 4999.5","volume"]},\
                        {"strategy":"other","action":"HOLD","confidence":0,"reasons":[]}],\
                        "sizing":{"method":"kelly","equity":100000,"risk_per_contract":52.5,\
                        "raw_fraction":null,"shrunk_fraction":0.005,"scaled_fraction":0.0025,\
                        "uncapped_contracts":4,"contracts":2,"binding":"cap"},\
                        "outcome":"ENTERED","denial":null,\
                        "features":{"rsi_14":53.25,"sma_10":null}}
                        {"time":"2024-01-02T14:31:00Z","symbol":"MES","lane":"MES/\\"x\\"",\
                        "bar":{"time":"2024-01-02T14:30:00Z","open":5000,"high":5000,\
                        "low":5000,"close":5000,"volume":null},"position":-2,\
                        "regime":null,"strategy":"breakout","selection":"",\
                        "signal":{"action":"HOLD","confidence":0,"reasons":[]},\
                        "votes":[],"sizing":null,"outcome":"SPREAD",\
                        "denial":{"reason":"SPREAD","value":null,"threshold":1},\
                        "features":{}}
                        """);
    }

    private static String written(List<Decision> decisions) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DecisionsFile file = new DecisionsFile(bytes)) {
            decisions.forEach(file::decided);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
