package io.mytrader.venue;

import io.mytrader.bedrock.news.HeadlineSource;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineInput;
import io.mytrader.ib.IbClient;
import io.mytrader.ib.link.Notice;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.MarketDataType;
import io.mytrader.market.Quote;
import io.mytrader.simulation.BarPlayer;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The simulated broker on live prices of Interactive Brokers: real prices, no orders. A decision on
 * a bar's close fills at the first real-time price after it; when the next bar has closed, what its
 * range reached between the prices fills too. Nothing is entered on prices that are stale or
 * delayed; those fill nothing either, and what still waits fills with the bars.
 *
 * <p>Engine thread only.
 */
public final class LivePaperVenue implements LiveVenue {
    private final SimulatedExchange exchange;
    private final int historyBars;
    private final ForwardClock clock;
    private final IbClient client;
    private final LiveData data = new LiveData();
    private final Map<String, Bar> played = new LinkedHashMap<>();
    private final Set<String> priced = new LinkedHashSet<>();
    private final long startMillis;
    private boolean hearsNews;

    /**
     * A venue that goes on with an account and is not connected.
     *
     * @param historyBars closed bars before the first live one
     * @param newClient makes the client, for who wants its notices
     */
    public LivePaperVenue(
            SimulationSettings simulation,
            List<Instrument> instruments,
            SimulatedAccount account,
            AccountKeeper keeper,
            int historyBars,
            Clock clock,
            Function<Consumer<Notice>, IbClient> newClient) {
        this.historyBars = historyBars;
        this.clock = new ForwardClock(clock, account.timeMillis());
        startMillis = this.clock.nowMillis();
        exchange = new SimulatedExchange(simulation, instruments, account.at(startMillis), keeper);
        client = newClient.apply(data::onNotice);
    }

    @Override
    public long startMillis() {
        return startMillis;
    }

    @Override
    public String account() {
        return exchange.account();
    }

    @Override
    public HeadlineSource hearNews() {
        hearsNews = true;
        return new BrokerHeadlines(client.news());
    }

    @Override
    public void begin(VenueInputs venueInputs) {
        for (Instrument instrument : exchange.instruments()) {
            client.marketData().subscribe(instrument, historyBars, data);
        }
        if (hearsNews) {
            client.news().start();
        }
        exchange.begin(venueInputs, startMillis);
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
        int work = contracts(nowMillis(nanos)) + data.deliver(exchange.inputs(), this::trade);
        for (Optional<LiveData.LiveBar> next = data.nextBar();
                next.isPresent();
                next = data.nextBar()) {
            play(next.get());
            work++;
        }
        exchange.keepTime(nowMillis(nanos), nanos, work == 0);
        return work;
    }

    /** The simulated broker trades whatever contract its prices are of. */
    private int contracts(long timeMillis) {
        int told = 0;
        for (Optional<LiveData.LiveContract> next = data.nextContract();
                next.isPresent();
                next = data.nextContract()) {
            LiveData.LiveContract contract = next.get();
            exchange.inputs()
                    .take(
                            new EngineInput.BrokerReported(
                                    new BrokerEvent.ContractTraded(
                                            timeMillis,
                                            contract.instrument().symbol(),
                                            contract.month())));
            told++;
        }
        return told;
    }

    /**
     * Only prices of the bar that is played next trade: those that come before the bar of an
     * earlier minute has arrived are part of that one's future.
     */
    private void trade(String symbol, Quote quote) {
        Bar last = played.get(symbol);
        if (last == null || quote.type() != MarketDataType.LIVE) {
            return;
        }
        long since = quote.timeMillis() - last.closeMillis();
        if (since >= 0
                && since < last.intervalMillis()
                && exchange.player(symbol).price(quote.timeMillis(), quote.last().toDouble())) {
            priced.add(symbol);
        }
    }

    /** Bars of the past teach; the exchange plays only what is new. */
    private void play(LiveData.LiveBar live) {
        InstrumentBar fed = new InstrumentBar(live.instrument(), live.bar());
        String symbol = live.instrument().symbol();
        played.put(symbol, live.bar());
        boolean opened = priced.remove(symbol);
        if (live.bar().closeMillis() <= startMillis) {
            exchange.teach(fed);
            return;
        }
        BarPlayer player = exchange.player(live.instrument());
        if (!opened) {
            player.open(live.bar());
        }
        player.complete(live.bar());
        if (live.backfilled()) {
            exchange.teach(fed);
        } else {
            player.close(live.bar());
        }
    }

    @Override
    public @Nullable String refusal() {
        return null;
    }

    @Override
    public long nowMillis(long nanos) {
        return clock.nowMillis();
    }

    @Override
    public void end() {
        client.marketData().close();
        client.news().close();
        exchange.end();
    }
}
