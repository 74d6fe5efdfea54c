package io.mytrader.gateway.market;

import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.market.TickRounding;
import io.mytrader.market.TradingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * An endless tape of one-minute bars within the instrument's hours: a random walk on the tick grid,
 * livelier in the regular hours. The same instrument, start and seed give the same bars.
 *
 * <p>Gateway thread only: bars are made when they are first asked for.
 */
public final class GeneratedTape implements BarTape {
    private static final long MINUTE = 60_000;
    private static final double REGULAR_STEP = 0.00030;
    private static final double NIGHT_STEP = 0.00012;
    private static final int REGULAR_VOLUME = 2_000;
    private static final int NIGHT_VOLUME = 200;

    private final Instrument instrument;
    private final Random random;
    private final List<Bar> bars = new ArrayList<>();
    private long nextMillis;
    private double price;

    /**
     * A tape that begins with the first minute traded at or after {@code startMillis}.
     *
     * @param startPrice in points, above zero
     */
    public GeneratedTape(Instrument instrument, long startMillis, double startPrice, long seed) {
        this.instrument = instrument;
        this.random = new Random(seed);
        this.nextMillis = Math.ceilDiv(startMillis, MINUTE) * MINUTE;
        this.price = startPrice;
        add();
    }

    @Override
    public long intervalMillis() {
        return MINUTE;
    }

    @Override
    public Optional<Bar> firstAtOrAfter(long millis) {
        while (bars.getLast().openMillis() < millis) {
            add();
        }
        return Optional.of(bars.get(indexAtOrAfter(millis)));
    }

    @Override
    public Optional<Bar> lastBefore(long millis) {
        firstAtOrAfter(millis);
        int index = indexAtOrAfter(millis) - 1;
        return index >= 0 ? Optional.of(bars.get(index)) : Optional.empty();
    }

    @Override
    public List<Bar> between(long fromMillis, long toMillis) {
        firstAtOrAfter(toMillis);
        int from = indexAtOrAfter(fromMillis);
        return List.copyOf(bars.subList(from, Math.max(from, indexAtOrAfter(toMillis))));
    }

    @Override
    public long startMillis() {
        return bars.getFirst().openMillis();
    }

    private int indexAtOrAfter(long millis) {
        int low = 0;
        int high = bars.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bars.get(middle).openMillis() < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void add() {
        TradingSession session = instrument.calendar().sessionAtOrAfter(nextMillis);
        long at = Math.max(nextMillis, session.openMillis());
        boolean regular = session.containsRegular(at);
        double step = price * (regular ? REGULAR_STEP : NIGHT_STEP);
        double open = onTick(price + step * random.nextGaussian() / 8);
        double close = onTick(open + step * random.nextGaussian());
        double high = onTick(Math.max(open, close) + step * Math.abs(random.nextGaussian()) / 2);
        double low = onTick(Math.min(open, close) - step * Math.abs(random.nextGaussian()) / 2);
        int volume = 50 + random.nextInt(regular ? REGULAR_VOLUME : NIGHT_VOLUME);
        bars.add(
                new Bar(
                        at,
                        at + MINUTE,
                        open,
                        Math.max(high, Math.max(open, close)),
                        Math.min(low, Math.min(open, close)),
                        close,
                        volume));
        price = close;
        nextMillis = at + MINUTE;
    }

    private double onTick(double points) {
        return instrument.toTick(Price.ofDouble(points), TickRounding.NEAREST).toDouble();
    }
}
