package io.mytrader.venue;

import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineInput;
import io.mytrader.ib.IbClient;
import io.mytrader.ib.IbSettings;
import io.mytrader.market.Instrument;
import io.mytrader.simulation.BarPlayer;
import io.mytrader.simulation.BrokerInbox;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.simulation.SimulatedBroker;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The simulated broker on live bars of Interactive Brokers: real prices, no orders. A bar is played
 * when it has closed, as in a backtest, so fills come up to a bar later than they would have.
 *
 * <p>Engine thread only.
 */
public final class LivePaperVenue implements Venue {
    private final SimulatedBroker broker;
    private final List<Instrument> instruments;
    private final AccountKeeper keeper;
    private final int historyBars;
    private final Clock clock;
    private final String account;
    private final IbClient client;
    private final LiveData data = new LiveData();
    private final Map<String, BarPlayer> players = new LinkedHashMap<>();
    private final long startMillis;
    private @Nullable VenueInputs inputs;
    private @Nullable BrokerInbox inbox;
    private long latestMillis;

    /**
     * A venue that goes on with an account and is not connected.
     *
     * @param historyBars closed bars before the first live one
     * @param random spreads attempts to connect
     */
    public LivePaperVenue(
            SimulationSettings simulation,
            IbSettings settings,
            List<Instrument> instruments,
            SimulatedAccount account,
            AccountKeeper keeper,
            int historyBars,
            Clock clock,
            RandomGenerator random) {
        this.instruments = List.copyOf(instruments);
        this.keeper = keeper;
        this.historyBars = historyBars;
        this.clock = clock;
        this.account = account.accountId();
        startMillis = Math.max(clock.nowMillis(), account.timeMillis());
        latestMillis = startMillis;
        broker = new SimulatedBroker(simulation, instruments, account.at(startMillis));
        client = IbClient.create(settings, clock, random, data::onNotice);
    }

    @Override
    public long startMillis() {
        return startMillis;
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public void begin(VenueInputs venueInputs) {
        inputs = venueInputs;
        BrokerInbox shared = new BrokerInbox(broker, this::report);
        inbox = shared;
        for (Instrument instrument : instruments) {
            players.put(
                    instrument.symbol(),
                    new BarPlayer(instrument, broker, shared, venueInputs::take));
            client.marketData().subscribe(instrument, historyBars, data);
        }
        keeper.keep(broker, venueInputs, startMillis);
        shared.connect();
    }

    /** What is reported is saved. */
    private void report(EngineInput input) {
        keeper.keepChanges(broker, inputs(), input.timeMillis());
        inputs().take(input);
    }

    @Override
    public void send(BrokerCommand command) {
        command.sendTo(broker);
    }

    @Override
    public void settle() {
        if (inbox != null) {
            inbox.drain();
        }
    }

    @Override
    public int doWork(long nanos) {
        int work = data.show(inputs());
        for (Optional<LiveData.LiveBar> next = data.nextBar();
                next.isPresent();
                next = data.nextBar()) {
            play(next.get());
            work++;
        }
        keeper.keepTime(broker, inputs(), nowMillis(nanos), nanos);
        return work;
    }

    /** Bars of the past teach; the exchange plays only what is new. */
    private void play(LiveData.LiveBar live) {
        String symbol = live.instrument().symbol();
        if (live.bar().closeMillis() <= startMillis) {
            inputs().take(new EngineInput.BarClosed(symbol, live.bar(), true));
            settle();
        } else {
            BarPlayer player = Objects.requireNonNull(players.get(symbol));
            player.open(live.bar());
            player.complete(live.bar());
            if (live.backfilled()) {
                inputs().take(new EngineInput.BarClosed(symbol, live.bar(), true));
                settle();
            } else {
                player.close(live.bar());
            }
        }
    }

    @Override
    public long nextDueNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public long nowMillis(long nanos) {
        latestMillis = Math.max(latestMillis, clock.nowMillis());
        return latestMillis;
    }

    @Override
    public boolean hasTimers() {
        return true;
    }

    @Override
    public boolean isUnpaced() {
        return false;
    }

    @Override
    public boolean isAtEnd() {
        return false;
    }

    @Override
    public void changeSpeed(double speed) {
        // Time is real.
    }

    @Override
    public void end() {
        client.marketData().close();
        broker.disconnect();
        keeper.save(broker);
    }

    private VenueInputs inputs() {
        return Objects.requireNonNull(inputs, "the venue has not begun");
    }
}
