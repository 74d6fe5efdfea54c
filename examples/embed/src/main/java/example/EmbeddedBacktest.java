package example;

import io.mytrader.backtest.Backtest;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.backtest.BacktestSettings;
import io.mytrader.csv.CsvBars;
import io.mytrader.csv.CsvOptions;
import io.mytrader.feature.Feature;
import io.mytrader.market.BarSeries;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.strategy.StrategyFactory;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Your bars, your strategy, our engine: stops, sizing and limits are the product's defaults. */
public final class EmbeddedBacktest {
    public static void main(String[] arguments) {
        BarSeries bars =
                CsvBars.read(List.of(Path.of(arguments[0])), CsvOptions.defaults()).bars();

        StrategyFactory stretched =
                StrategyFactory.of(
                        "stretched",
                        "Trades back towards the average when the close is 2 ATR away from it.",
                        List.of(),
                        context -> {
                            Feature average = context.feature("sma_20");
                            Feature range = context.feature("atr_14");
                            return (bar, session) -> {
                                double distance = (bar.close() - average.value()) / range.value();
                                if (Math.abs(distance) < 2) {
                                    return Signal.HOLD;
                                }
                                return new Signal(
                                        distance < 0 ? SignalAction.BUY : SignalAction.SELL,
                                        0.75,
                                        List.of(Reason.of("{} ATR from the average", distance)));
                            };
                        });

        BacktestResult result =
                Backtest.of(
                                bars,
                                BacktestSettings.defaults(
                                                InstrumentCatalogue.find("ES").orElseThrow())
                                        .with(StrategySettings.of("stretched", Map.of())),
                                StrategyRegistry.builtIn().with(stretched),
                                null)
                        .run();

        result.trades().stream().limit(5).forEach(System.out::println);
        System.out.println("trades: " + result.trades().size());
        System.out.println("net profit: " + result.metrics().netProfit());
        System.out.println("why signals did not trade: " + result.rejectedEntries());
        System.out.println("order hash: " + result.orderHash());
    }
}
