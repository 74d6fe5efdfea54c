package io.mytrader.runtime;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.broker.MarketDataListener;
import io.mytrader.ib.IbClient;
import io.mytrader.ib.IbSettings;
import io.mytrader.ib.link.Notice;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.MarketDataType;
import io.mytrader.market.Quote;
import io.mytrader.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tries the way to Interactive Brokers that a session would take, and takes nothing with it. */
final class BrokerProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration PRICES = Duration.ofSeconds(6);

    private BrokerProbe() {}

    /**
     * What came of it.
     *
     * @param connected whether a session could trade
     * @param detail the account, or what is in the way and what to do about it
     * @param prices the kind of each instrument's prices; one without any is missing
     * @param notices what else was noticed
     */
    record Answer(
            boolean connected,
            String detail,
            Map<String, MarketDataType> prices,
            List<Notice> notices) {
        Answer {
            prices = new TreeMap<>(prices);
        }
    }

    /** Connects, waits for the first word and for prices, and disconnects. */
    static Answer ask(IbSettings settings, List<Instrument> instruments, Clock clock) {
        Queue<Notice> notices = new ConcurrentLinkedQueue<>();
        CompletableFuture<BrokerEvent.ConnectionChanged> first = new CompletableFuture<>();
        IbClient client = IbClient.create(settings, clock, new Random(), notices::add);
        client.broker()
                .connect(event -> {
                    if (event instanceof BrokerEvent.ConnectionChanged change) {
                        first.complete(change);
                    }
                });
        try {
            BrokerEvent.ConnectionChanged change =
                    first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new Answer(
                    change.connected(),
                    change.detail(),
                    change.connected() ? prices(client, instruments) : Map.of(),
                    List.copyOf(notices));
        } catch (TimeoutException silent) {
            return new Answer(
                    false,
                    "no word within "
                            + PATIENCE.toSeconds()
                            + " s; is the gateway connected to Interactive Brokers?",
                    Map.of(),
                    List.copyOf(notices));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer(false, "interrupted", Map.of(), List.copyOf(notices));
        } finally {
            client.marketData().close();
            client.broker().disconnect();
        }
    }

    /** The kind of the first price of each instrument, as far as one comes in time. */
    private static Map<String, MarketDataType> prices(IbClient client, List<Instrument> instruments)
            throws InterruptedException {
        Map<String, MarketDataType> seen = new ConcurrentHashMap<>();
        CountDownLatch missing = new CountDownLatch(instruments.size());
        for (Instrument instrument : instruments) {
            client.marketData().subscribe(instrument, 0, new FirstPrice(seen, missing));
        }
        boolean complete = missing.await(PRICES.toSeconds(), TimeUnit.SECONDS);
        return complete ? seen : Map.copyOf(seen);
    }

    private record FirstPrice(Map<String, MarketDataType> seen, CountDownLatch missing)
            implements MarketDataListener {
        @Override
        public void onBar(Instrument instrument, Bar bar, boolean backfilled) {
            // Of no interest.
        }

        @Override
        public void onQuote(Instrument instrument, Quote quote) {
            if (quote.last() != null
                    && seen.putIfAbsent(instrument.symbol(), quote.type()) == null) {
                missing.countDown();
            }
        }
    }
}
