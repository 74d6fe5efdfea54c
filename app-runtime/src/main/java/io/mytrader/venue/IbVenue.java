package io.mytrader.venue;

import io.mytrader.bedrock.news.HeadlineSource;
import io.mytrader.broker.MarketDataListener;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineInput;
import io.mytrader.ib.IbClient;
import io.mytrader.ib.IbSettings;
import io.mytrader.ib.link.Notice;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.market.Quote;
import io.mytrader.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Orders and market data at Interactive Brokers, over one connection. Time is the clock's; bars,
 * quotes and answers come from the client's thread and are posted to the engine's.
 *
 * <p>Engine thread only.
 */
public final class IbVenue implements LiveVenue {
    private final IbSettings settings;
    private final List<Instrument> instruments;
    private final int historyBars;
    private final ForwardClock clock;
    private final IbClient client;
    private final LiveData shown = new LiveData();
    private final long startMillis;
    private @Nullable VenueInputs inputs;
    private boolean hearsNews;

    /**
     * A venue that is not connected.
     *
     * @param historyBars closed bars before the first live one
     * @param newClient makes the client of these settings, for who wants its notices
     */
    public IbVenue(
            IbSettings settings,
            List<Instrument> instruments,
            int historyBars,
            Clock clock,
            Function<Consumer<Notice>, IbClient> newClient) {
        this.settings = settings;
        this.instruments = List.copyOf(instruments);
        this.historyBars = historyBars;
        this.clock = new ForwardClock(clock, 0);
        client = newClient.apply(shown::onNotice);
        startMillis = this.clock.nowMillis();
    }

    @Override
    public long startMillis() {
        return startMillis;
    }

    @Override
    public String account() {
        String account = settings.account();
        return account == null ? "" : account;
    }

    @Override
    public HeadlineSource hearNews() {
        hearsNews = true;
        return new BrokerHeadlines(client.news());
    }

    @Override
    public void begin(VenueInputs venueInputs) {
        inputs = venueInputs;
        client.broker().connect(event -> venueInputs.post(new EngineInput.BrokerReported(event)));
        Posting posting = new Posting(venueInputs);
        for (Instrument instrument : instruments) {
            client.marketData().subscribe(instrument, historyBars, posting);
        }
        if (hearsNews) {
            client.news().start();
        }
    }

    /** Brings market data to the engine; runs on the client's thread. */
    private final class Posting implements MarketDataListener {
        private final VenueInputs engine;

        Posting(VenueInputs engine) {
            this.engine = engine;
        }

        @Override
        public void onBar(Instrument instrument, Bar bar, boolean backfilled) {
            engine.post(new EngineInput.BarClosed(instrument.symbol(), bar, backfilled));
        }

        @Override
        public void onQuote(Instrument instrument, Quote quote) {
            engine.offer(new EngineInput.QuoteReceived(instrument.symbol(), quote));
            shown.onQuote(instrument, quote);
        }
    }

    @Override
    public void send(BrokerCommand command) {
        command.sendTo(client.broker());
    }

    @Override
    public void settle() {
        // Answers are posted.
    }

    @Override
    public int doWork(long nanos) {
        return inputs == null ? 0 : shown.show(inputs);
    }

    @Override
    public @Nullable String refusal() {
        return client.broker().refusal();
    }

    @Override
    public @Nullable Money brokerDailyPnl() {
        return client.broker().dailyPnl();
    }

    @Override
    public long nowMillis(long nanos) {
        return clock.nowMillis();
    }

    @Override
    public void end() {
        client.broker().disconnect();
        client.marketData().close();
        client.news().close();
    }
}
