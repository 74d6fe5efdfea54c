package io.mytrader.strategy;

import io.mytrader.feature.Feature;
import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.regime.RegimeView;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import java.util.List;

/** Trades back towards the mean when the close is outside the Bollinger band and RSI extreme. */
final class MeanReversion implements Strategy {
    static final StrategyFactory FACTORY =
            StrategyFactory.of(
                    "mean_reversion",
                    "Trades back to the mean from outside the Bollinger band with an extreme RSI.",
                    List.of(
                            Parameter.integer("band_length", 20, 2, 5000, "bars of the band"),
                            Parameter.integer(
                                    "band_deviations", 2, 1, 10, "its standard deviations"),
                            Parameter.integer("rsi_length", 14, 2, 5000, "bars of the RSI"),
                            Parameter.number("rsi_buy", 30, 0, 100, "buy below this RSI"),
                            Parameter.number("rsi_sell", 70, 0, 100, "sell above this RSI"),
                            Parameter.number("confidence", 0.70, 0, 1, "confidence of both"),
                            Parameter.number(
                                    "rsi_bonus", 0.10, 0, 1, "when RSI is beyond the next pair"),
                            Parameter.number("rsi_buy_strong", 25, 0, 100, "to buy"),
                            Parameter.number("rsi_sell_strong", 75, 0, 100, "to sell"),
                            Parameter.number(
                                    "distance_bonus", 0.10, 0, 1, "when well outside the band"),
                            Parameter.number(
                                    "distance_atr", 0.5, 0, 100, "ATRs outside that earn it"),
                            Parameter.number(
                                    "bias_malus", 0.10, 0, 1, "taken off when the bias opposes")),
                    MeanReversion::new);

    private final Feature upper;
    private final Feature lower;
    private final Feature rsi;
    private final Feature atr;
    private final RegimeView regime;
    private final double buyBelow;
    private final double sellAbove;
    private final double confidence;
    private final double strengthBonus;
    private final double strongBuyBelow;
    private final double strongSellAbove;
    private final double distanceBonus;
    private final double distanceAtr;
    private final double biasMalus;

    private MeanReversion(StrategyContext context) {
        String band = context.integer("band_length") + "_" + context.integer("band_deviations");
        upper = context.feature("bb_upper_" + band);
        lower = context.feature("bb_lower_" + band);
        rsi = context.feature("rsi_" + context.integer("rsi_length"));
        atr = context.feature("atr_14");
        regime = context.optionalRegime();
        buyBelow = context.number("rsi_buy");
        sellAbove = context.number("rsi_sell");
        confidence = context.number("confidence");
        strengthBonus = context.number("rsi_bonus");
        strongBuyBelow = context.number("rsi_buy_strong");
        strongSellAbove = context.number("rsi_sell_strong");
        distanceBonus = context.number("distance_bonus");
        distanceAtr = context.number("distance_atr");
        biasMalus = context.number("bias_malus");
    }

    @Override
    public Signal onBar(Bar bar, TradingSession session) {
        double close = bar.close();
        if (close < lower.value() && rsi.value() < buyBelow) {
            return signal(1, lower.value() - close, rsi.value() < strongBuyBelow);
        }
        if (close > upper.value() && rsi.value() > sellAbove) {
            return signal(-1, close - upper.value(), rsi.value() > strongSellAbove);
        }
        return Signal.HOLD;
    }

    private Signal signal(int direction, double outside, boolean strong) {
        SignalDraft draft =
                SignalDraft.of(
                        direction,
                        confidence,
                        Reason.of(
                                direction > 0
                                        ? "close {} points below the lower band, RSI {}"
                                        : "close {} points above the upper band, RSI {}",
                                outside,
                                rsi.value()));
        if (strong) {
            draft.add(strengthBonus, Reason.of("RSI is far out"));
        }
        if (outside > distanceAtr * atr.value()) {
            draft.add(
                    distanceBonus,
                    Reason.of("{} outside the band, ATR is {}", outside, atr.value()));
        }
        if (Biases.direction(regime.bias()) == -direction) {
            draft.add(-biasMalus, Reason.of("the market's bias opposes"));
        }
        return draft.signal(1);
    }
}
