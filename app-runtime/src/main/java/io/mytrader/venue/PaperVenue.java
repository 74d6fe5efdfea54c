package io.mytrader.venue;

import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineInput;
import io.mytrader.event.TradingEvent;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.MarketDataType;
import io.mytrader.market.Price;
import io.mytrader.market.Quote;
import io.mytrader.simulation.BarPlayer;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.simulation.SimulationSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simulated broker with a market of bars that pass at any speed.
 *
 * <p>Bars are played exactly as in a backtest: open, rest, close. Between open and close, where the
 * feed knows prices within a bar and time is paced, they are shown and reach the engine as quotes.
 * While the market is closed no time passes: the next bar follows at once. Faster than real time,
 * no time passes either while an advisor has a question. Engine thread only.
 */
public final class PaperVenue implements Venue {
    /** Bars, or prices within them, before anything else gets its turn. */
    private static final int STEPS_AT_ONCE = 64;

    private static final double NANOS_PER_MILLI = 1e6;

    private final SimulatedExchange exchange;
    private final BarFeed feed;

    private double speed;
    private List<InstrumentBar> playing = List.of();
    private List<double[]> paths = List.of();
    private int place;
    private long lengthNanos;
    private long startedNanos;
    private long dueNanos;
    private long nowMillis;
    private long heldSinceNanos;
    private boolean held;
    private boolean begun;
    private boolean atEnd;

    /**
     * A venue that goes on with an account.
     *
     * @param speed simulated time per wall time, 0 for as fast as possible
     */
    public PaperVenue(
            SimulationSettings settings,
            List<Instrument> instruments,
            SimulatedAccount account,
            BarFeed feed,
            AccountKeeper keeper,
            double speed) {
        this.feed = feed;
        this.speed = speed;
        SimulatedAccount continued = account.at(feed.firstMillis());
        exchange = new SimulatedExchange(settings, instruments, continued, keeper);
        nowMillis = continued.timeMillis();
    }

    @Override
    public long startMillis() {
        return nowMillis;
    }

    @Override
    public String account() {
        return exchange.account();
    }

    @Override
    public void begin(VenueInputs venueInputs) {
        exchange.begin(venueInputs, nowMillis);
        feed.history().forEach(exchange::teach);
    }

    @Override
    public void send(BrokerCommand command) {
        exchange.send(command);
    }

    @Override
    public void settle() {
        exchange.settle();
    }

    @Override
    public int doWork(long nanos) {
        if (!begun) {
            begun = true;
            dueNanos = nanos;
        }
        int steps = 0;
        while (!atEnd
                && steps < STEPS_AT_ONCE
                && !isHeld(nanos)
                && (isUnpaced() || nanos - dueNanos >= 0)) {
            step(nanos);
            steps++;
        }
        // To save takes as long as the rest of a turn: a turn with nothing else to do is better.
        exchange.keepTime(nowMillis, nanos, steps == 0);
        return steps;
    }

    /** What an advisor takes in real time is not time of a market that runs faster. */
    private boolean isHeld(long nanos) {
        boolean waits = (isUnpaced() || speed > 1) && inputs().isAdviceAwaited();
        if (waits && !held) {
            heldSinceNanos = nanos;
        } else if (held && !waits) {
            startedNanos += nanos - heldSinceNanos;
            dueNanos += nanos - heldSinceNanos;
        }
        held = waits;
        return held;
    }

    private void step(long nanos) {
        if (playing.isEmpty()) {
            open(nanos);
        } else if (place < pathLength()) {
            showPrices();
        } else {
            close();
        }
    }

    private void open(long nanos) {
        playing = feed.next();
        if (playing.isEmpty()) {
            closeAtEndOfData();
            return;
        }
        Bar bar = playing.getFirst().bar();
        lengthNanos = isUnpaced() ? 0 : Math.round(bar.intervalMillis() * NANOS_PER_MILLI / speed);
        // After a pause of the machine time goes on; it does not catch up.
        startedNanos = nanos - dueNanos > lengthNanos ? nanos : dueNanos;
        nowMillis = Math.max(nowMillis, bar.openMillis());
        for (InstrumentBar fed : playing) {
            player(fed).open(fed.bar());
        }
        place = 1;
        paths = new ArrayList<>();
        if (!isUnpaced()) {
            for (InstrumentBar fed : playing) {
                paths.add(feed.path(fed.instrument(), fed.bar()));
                showPrice(fed, fed.bar().open(), bar.openMillis());
            }
        }
        schedule();
    }

    private void showPrices() {
        nowMillis = millisOf(place);
        for (int i = 0; i < playing.size(); i++) {
            double[] path = paths.get(i);
            if (place < path.length) {
                InstrumentBar fed = playing.get(i);
                inputs().take(
                                new EngineInput.QuoteReceived(
                                        fed.instrument().symbol(),
                                        new Quote(
                                                nowMillis,
                                                null,
                                                null,
                                                Price.ofDouble(path[place]),
                                                MarketDataType.LIVE)));
                settle();
                showPrice(fed, path[place], nowMillis);
                inputs().show(
                                new TradingEvent.BarUpdate(
                                        nowMillis,
                                        fed.instrument().symbol(),
                                        forming(fed.bar(), path, place),
                                        false));
            }
        }
        place++;
        schedule();
    }

    private void close() {
        List<InstrumentBar> closing = playing;
        playing = List.of();
        nowMillis = Math.max(nowMillis, closing.getFirst().bar().closeMillis());
        for (InstrumentBar fed : closing) {
            player(fed).complete(fed.bar());
        }
        for (InstrumentBar fed : closing) {
            if (!isUnpaced()) {
                showPrice(fed, fed.bar().close(), fed.bar().closeMillis());
            }
            player(fed).close(fed.bar());
        }
        dueNanos = startedNanos + lengthNanos;
    }

    /** What is still open closes at the last price, as in a backtest. */
    private void closeAtEndOfData() {
        for (Instrument instrument : exchange.instruments()) {
            exchange.closeAtLastPrice(instrument, () -> inputs().expectEndOfData(instrument));
        }
        exchange.keep(nowMillis);
        atEnd = true;
        dueNanos = Long.MAX_VALUE;
    }

    private void schedule() {
        dueNanos =
                startedNanos
                        + (place < pathLength() ? lengthNanos * place / pathLength() : lengthNanos);
    }

    private int pathLength() {
        int longest = 0;
        for (double[] path : paths) {
            longest = Math.max(longest, path.length);
        }
        return longest;
    }

    private long millisOf(int within) {
        Bar bar = playing.getFirst().bar();
        return bar.openMillis() + bar.intervalMillis() * within / pathLength();
    }

    private void showPrice(InstrumentBar fed, double price, long timeMillis) {
        inputs().show(
                        new TradingEvent.PriceUpdate(
                                timeMillis,
                                fed.instrument().symbol(),
                                Price.ofDouble(price),
                                null,
                                null,
                                false));
    }

    private static Bar forming(Bar bar, double[] path, int newest) {
        double high = path[0];
        double low = path[0];
        for (int i = 1; i <= newest; i++) {
            high = Math.max(high, path[i]);
            low = Math.min(low, path[i]);
        }
        return new Bar(
                bar.openMillis(),
                bar.closeMillis(),
                bar.open(),
                high,
                low,
                path[newest],
                Math.rint(bar.volume() * newest / path.length));
    }

    @Override
    public long nextDueNanos() {
        return held ? Long.MAX_VALUE : dueNanos;
    }

    @Override
    public @Nullable String refusal() {
        return null;
    }

    @Override
    public long nowMillis(long nanos) {
        if (playing.isEmpty() || isUnpaced()) {
            return nowMillis;
        }
        Bar bar = playing.getFirst().bar();
        long within = Math.round((nanos - startedNanos) / NANOS_PER_MILLI * speed);
        long most = place < pathLength() ? millisOf(place) : bar.closeMillis();
        return Math.clamp(bar.openMillis() + within, nowMillis, Math.max(nowMillis, most));
    }

    @Override
    public boolean hasTimers() {
        return !isUnpaced() && !feed.isRecorded();
    }

    @Override
    public boolean isUnpaced() {
        return speed == 0;
    }

    @Override
    public boolean isAtEnd() {
        return atEnd;
    }

    @Override
    public void changeSpeed(double newSpeed) {
        speed = newSpeed;
    }

    @Override
    public void end() {
        exchange.end();
    }

    private VenueInputs inputs() {
        return exchange.inputs();
    }

    private BarPlayer player(InstrumentBar fed) {
        return exchange.player(fed.instrument());
    }
}
