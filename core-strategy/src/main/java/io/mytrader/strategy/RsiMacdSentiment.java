package io.mytrader.strategy;

import io.mytrader.feature.Feature;
import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import java.util.List;

/**
 * Three votes: RSI, MACD histogram, sentiment. At least two must agree and none be against; absent
 * or neutral ones vote for neither.
 */
final class RsiMacdSentiment implements Strategy {
    static final StrategyFactory FACTORY =
            StrategyFactory.of(
                    "rsi_macd_sentiment",
                    "Trades when at least two of RSI, MACD and sentiment agree and none opposes.",
                    List.of(
                            Parameter.number("rsi_buy", 40, 0, 100, "RSI votes to buy below it"),
                            Parameter.number("rsi_sell", 60, 0, 100, "RSI votes to sell above it"),
                            Parameter.flag(
                                    "use_macd_crossover",
                                    false,
                                    "MACD votes only on the bar on which its histogram crosses 0"),
                            Parameter.number(
                                    "sentiment_threshold", 0.3, 0, 1, "beyond it sentiment votes"),
                            Parameter.number("confidence", 0.55, 0, 1, "before any bonus"),
                            Parameter.number(
                                    "macd_cross_bonus", 0.20, 0, 1, "on a MACD cross on this bar"),
                            Parameter.number(
                                    "sentiment_bonus", 0.10, 0, 1, "times an agreeing sentiment"),
                            Parameter.number(
                                    "band_bonus", 0.10, 0, 1, "at the far side of the band"),
                            Parameter.number(
                                    "band_percent",
                                    0.2,
                                    0,
                                    0.5,
                                    "bb_percent below it to buy, above 1 less it to sell"),
                            Parameter.number("adx_bonus", 0.10, 0, 1, "in a trend"),
                            Parameter.number("adx", 25, 0, 100, "ADX above it is a trend"),
                            Parameter.number("cap", 0.95, 0, 1, "largest confidence")),
                    RsiMacdSentiment::new);

    private static final double PERCENT = 100;

    private final Feature rsi;
    private final Feature histogram;
    private final Feature sentiment;
    private final Feature bandPercent;
    private final Feature adx;
    private final Cross histogramCross = new Cross();
    private final double buyBelow;
    private final double sellAbove;
    private final boolean voteOnCross;
    private final double sentimentThreshold;
    private final double confidence;
    private final double crossBonus;
    private final double sentimentBonus;
    private final double bandBonus;
    private final double bandEdge;
    private final double trendBonus;
    private final double trendAdx;
    private final double cap;

    private RsiMacdSentiment(StrategyContext context) {
        rsi = context.feature("rsi_14");
        histogram = context.feature("macd_hist");
        sentiment = context.optional("sentiment");
        bandPercent = context.feature("bb_percent");
        adx = context.feature("adx_14");
        buyBelow = context.number("rsi_buy");
        sellAbove = context.number("rsi_sell");
        voteOnCross = context.flag("use_macd_crossover");
        sentimentThreshold = context.number("sentiment_threshold");
        confidence = context.number("confidence");
        crossBonus = context.number("macd_cross_bonus");
        sentimentBonus = context.number("sentiment_bonus");
        bandBonus = context.number("band_bonus");
        bandEdge = context.number("band_percent");
        trendBonus = context.number("adx_bonus");
        trendAdx = context.number("adx");
        cap = context.number("cap");
    }

    @Override
    public Signal onBar(Bar bar, TradingSession session) {
        int crossed = histogramCross.next(histogram.value(), 0);
        int byRsi = rsi.value() < buyBelow ? 1 : rsi.value() > sellAbove ? -1 : 0;
        int byMacd = voteOnCross ? crossed : (int) Math.signum(histogram.value());
        int bySentiment =
                sentiment.value() > sentimentThreshold
                        ? 1
                        : sentiment.value() < -sentimentThreshold ? -1 : 0;
        int sum = byRsi + byMacd + bySentiment;
        int voting = Math.abs(byRsi) + Math.abs(byMacd) + Math.abs(bySentiment);
        if (voting < 2 || Math.abs(sum) != voting) {
            return Signal.HOLD;
        }
        return signal(sum > 0 ? 1 : -1, byRsi != 0, bySentiment != 0, crossed);
    }

    private Signal signal(int direction, boolean byRsi, boolean bySentiment, int crossed) {
        SignalDraft draft =
                SignalDraft.of(
                        direction,
                        confidence,
                        Reason.of(
                                "RSI {}, MACD histogram {} and sentiment {} agree on "
                                        + (direction > 0 ? "buying" : "selling"),
                                rsi.value(),
                                histogram.value(),
                                sentiment.value()));
        if (byRsi) {
            double threshold = direction > 0 ? buyBelow : sellAbove;
            double beyond = Math.abs(rsi.value() - threshold);
            draft.add(beyond / PERCENT, Reason.of("RSI is {} beyond {}", beyond, threshold));
        }
        if (crossed == direction) {
            draft.add(crossBonus, Reason.of("MACD crossed its signal on this bar"));
        }
        if (bySentiment) {
            draft.add(
                    sentimentBonus * Math.abs(sentiment.value()),
                    Reason.of("sentiment {}", sentiment.value()));
        }
        boolean atEdge =
                direction > 0 ? bandPercent.value() < bandEdge : bandPercent.value() > 1 - bandEdge;
        if (atEdge) {
            draft.add(bandBonus, Reason.of("bb_percent {}", bandPercent.value()));
        }
        if (adx.value() > trendAdx) {
            draft.add(trendBonus, Reason.of("ADX {}", adx.value()));
        }
        return draft.signal(cap);
    }
}
