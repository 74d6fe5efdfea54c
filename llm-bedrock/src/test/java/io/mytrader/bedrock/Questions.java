package io.mytrader.bedrock;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.account.Position;
import io.mytrader.llm.AdviceContext;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.market.Bar;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.OrderSide;
import io.mytrader.signal.Decision;
import io.mytrader.signal.FeatureSnapshot;
import io.mytrader.signal.MarketBias;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Regime;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.signal.VolatilityLevel;
import io.mytrader.signal.Vote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Questions to ask. */
final class Questions {
    static final long FIRST_BAR = Instant.parse("2026-03-02T14:30:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;

    private Questions() {}

    /** The question on the bar of that number, answered within the patience. */
    static AdviceQuestion onBar(int number, Duration patience) {
        long open = FIRST_BAR + number * MINUTE;
        long close = open + MINUTE;
        Signal signal =
                new Signal(
                        SignalAction.BUY,
                        0.78,
                        List.of(
                                Reason.of(
                                        "close {} above the high of 20 bars, {}", 6842.25, 6840)));
        Decision candidate =
                new Decision(
                        "MES",
                        "breakout",
                        new Bar(open, close, 6840.25, 6842.5, 6840, 6842.25, 1234),
                        new FeatureSnapshot(
                                List.of("rsi_14", "atr_14", "vwap"), 61.25, 3.5, Double.NaN),
                        new Regime(MarketBias.BULLISH, VolatilityLevel.MEDIUM, 1.8, 0.5),
                        List.of(new Vote("breakout", signal)),
                        "breakout",
                        "bullish and medium",
                        signal,
                        null,
                        0,
                        Outcome.ADVICE_PENDING,
                        null);
        return new AdviceQuestion(
                "MES/breakout@" + Instant.ofEpochMilli(open),
                candidate,
                context(),
                close,
                close + patience.toMillis());
    }

    private static AdviceContext context() {
        return new AdviceContext(
                Position.flat("MES"),
                Money.ZERO,
                Money.of("-62.50"),
                Money.of("99937.50"),
                0.65,
                List.of(
                        new AdviceContext.LimitValue("max_daily_loss", -62.5, -1500),
                        new AdviceContext.LimitValue("max_daily_trades", 1, 20)),
                List.of(
                        new ClosedTrade(
                                7,
                                "MES",
                                "breakout",
                                "bullish_medium",
                                OrderSide.BUY,
                                1,
                                FIRST_BAR - 20 * MINUTE,
                                Price.of("6850.00"),
                                FIRST_BAR - 10 * MINUTE,
                                Price.of("6837.50"),
                                ExitReason.STOP_LOSS,
                                Money.of("-62.50"),
                                Money.ZERO,
                                Money.ZERO,
                                Money.of("62.50"),
                                Money.of("62.50"),
                                Money.ZERO,
                                10)));
    }
}
