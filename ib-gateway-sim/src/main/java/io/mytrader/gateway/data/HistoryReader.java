package io.mytrader.gateway.data;

import io.mytrader.gateway.market.Market;
import io.mytrader.gateway.market.PricePath;
import io.mytrader.gateway.market.Trade;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.market.Bar;
import io.mytrader.market.TradingCalendar;
import java.util.ArrayList;
import java.util.List;

/** Reads bars of any size off a market's tape, up to now and not a trade further. */
final class HistoryReader {
    private final Agenda agenda;

    HistoryReader(Agenda agenda) {
        this.agenda = agenda;
    }

    /** The bars between two instants, oldest first; the newest may still be open. */
    List<BarAccumulator> read(
            Market market, BarSize size, long fromMillis, long toMillis, boolean regularOnly) {
        long now = agenda.nowMillis();
        List<BarAccumulator> bars = new ArrayList<>();
        // One instant further, so that a bar that opens right now is there.
        for (Bar bar : market.tape().between(fromMillis, Math.min(toMillis, now + 1))) {
            if (regularOnly && !isRegular(market, bar.openMillis())) {
                continue;
            }
            if (size.isBelowAMinute() || bar.closeMillis() > Math.min(now, toMillis)) {
                for (Trade trade : PricePath.of(bar, market.instrument())) {
                    if (trade.millis() <= now && trade.millis() < toMillis) {
                        at(bars, size.startOf(trade.millis(), market)).add(trade);
                    }
                }
            } else {
                at(bars, size.startOf(bar.openMillis(), market)).add(bar, market.instrument());
            }
        }
        return bars;
    }

    private static BarAccumulator at(List<BarAccumulator> bars, long startMillis) {
        if (bars.isEmpty() || bars.getLast().startMillis() != startMillis) {
            bars.add(new BarAccumulator(startMillis));
        }
        return bars.getLast();
    }

    static boolean isRegular(Market market, long millis) {
        TradingCalendar calendar = market.instrument().calendar();
        return calendar.sessionAtOrBefore(millis).containsRegular(millis);
    }
}
