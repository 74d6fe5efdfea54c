package io.mytrader.gateway.market;

import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.market.TickRounding;
import java.util.ArrayList;
import java.util.List;

/**
 * The trades inside a bar: open, nearer extreme (the high when both are equally near), other
 * extreme, close, a tick at a time. The open holds for the first sixth of the bar, so that what was
 * decided on the previous close can meet it. Adding the trades up gives the bar again.
 */
public final class PricePath {
    /** Steps grow beyond a tick where a bar would have more trades than this. */
    private static final int MAX_STEPS = 240;

    private static final int OPEN_HOLDS_FRACTION = 6;

    private PricePath() {}

    /** The bar's trades in time order, all within the bar; none for a bar without volume. */
    public static List<Trade> of(Bar bar, Instrument instrument) {
        if (bar.hasVolume() && bar.volume() == 0) {
            return List.of();
        }
        List<Price> prices = prices(bar, instrument);
        long volume = bar.hasVolume() ? Math.round(bar.volume()) : prices.size();
        long held = bar.intervalMillis() / OPEN_HOLDS_FRACTION;
        List<Trade> trades = new ArrayList<>(prices.size());
        for (int i = 0; i < prices.size(); i++) {
            long offset =
                    i == 0 ? 0 : held + (bar.intervalMillis() - held) * (i - 1) / prices.size();
            int size =
                    Math.toIntExact(volume * (i + 1) / prices.size() - volume * i / prices.size());
            trades.add(new Trade(bar.openMillis() + offset, prices.get(i), size, i == 0));
        }
        return trades;
    }

    private static List<Price> prices(Bar bar, Instrument instrument) {
        long tick = instrument.tickSize().nanos();
        long open = ticks(bar.open(), instrument);
        long high = ticks(bar.high(), instrument);
        long low = ticks(bar.low(), instrument);
        long close = ticks(bar.close(), instrument);
        boolean highFirst = high - open <= open - low;
        long[] corners = highFirst ? new long[] {high, low, close} : new long[] {low, high, close};
        long distance = 0;
        long at = open;
        for (long corner : corners) {
            distance += Math.abs(corner - at);
            at = corner;
        }
        long stride = Math.max(1, Math.ceilDiv(distance, MAX_STEPS));
        List<Price> prices = new ArrayList<>();
        prices.add(new Price(open * tick));
        at = open;
        for (long corner : corners) {
            while (at != corner) {
                long step = Math.min(stride, Math.abs(corner - at));
                at += corner > at ? step : -step;
                prices.add(new Price(at * tick));
            }
        }
        if (prices.size() == 1) {
            prices.add(new Price(close * tick));
        }
        return prices;
    }

    private static long ticks(double price, Instrument instrument) {
        Price onGrid = instrument.toTick(Price.ofDouble(price), TickRounding.NEAREST);
        return onGrid.nanos() / instrument.tickSize().nanos();
    }
}
