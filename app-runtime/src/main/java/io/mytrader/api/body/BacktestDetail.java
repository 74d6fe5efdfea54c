package io.mytrader.api.body;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backtest with its result.
 *
 * @param summary the whole of summary.json; null until it is done
 * @param trades in the order of their exits; empty until it is done
 * @param equity at bar closes, thinned to at most 2,000 points; empty until it is done
 * @param bars thinned likewise by joining neighbours; empty until it is done
 * @param report path of the report as a page; null until it is done
 */
public record BacktestDetail(
        BacktestItem backtest,
        @JsonRawValue @Nullable String summary,
        List<TradeItem> trades,
        List<EquityItem> equity,
        List<BarItem> bars,
        @Nullable String report) {
    public BacktestDetail {
        trades = List.copyOf(trades);
        equity = List.copyOf(equity);
        bars = List.copyOf(bars);
    }
}
