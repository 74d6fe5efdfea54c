package io.mytrader.gateway.client;

import io.mytrader.broker.Broker;
import io.mytrader.broker.BrokerFloor;
import io.mytrader.gateway.Gateway;
import io.mytrader.gateway.GatewayServer;
import io.mytrader.gateway.GatewaySettings;
import io.mytrader.gateway.GatewayStatus;
import io.mytrader.gateway.Pace;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.transcript.RecentTranscript;
import io.mytrader.gateway.transcript.TranscriptLine;
import io.mytrader.ib.IbClient;
import io.mytrader.ib.IbSettings;
import io.mytrader.ib.contract.TradedContract;
import io.mytrader.ib.link.IbLoop;
import io.mytrader.ib.link.Notice;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A simulated gateway and a client of it, joined by a real socket and by one clock that moves only
 * when it is told: seconds mean the same on both sides, and a test is the same in every run.
 */
final class SteppedGateway implements BrokerFloor {
    /** Ten in the morning in Chicago, Monday. */
    static final long OPEN = Instant.parse("2026-06-15T15:00:00Z").toEpochMilli();

    private static final long STEP_MILLIS = 250;
    private static final long HISTORY_MILLIS = Duration.ofDays(6).toMillis();
    private static final long STUCK_NANOS = Duration.ofSeconds(30).toNanos();

    private final Instrument instrument = InstrumentCatalogue.find("MES").orElseThrow();
    private final AtomicLong now = new AtomicLong(OPEN);
    private final PriceTape tape = new PriceTape(OPEN - HISTORY_MILLIS, 5300);
    private final RecentTranscript transcript = new RecentTranscript(100_000);
    private final List<Notice> notices = new ArrayList<>();
    private final IbLoop loop = IbLoop.stepped(now::get);
    private final GatewayServer server;
    private final WatchedDialer dialer;
    private IbClient client;
    private final boolean pieces;

    private SteppedGateway(Builder builder) {
        Gateway gateway =
                new Gateway(
                        builder.settings,
                        traded -> tape,
                        builder.script,
                        transcript,
                        builder.observer,
                        OPEN);
        pieces = builder.pieces;
        server = GatewayServer.open(gateway, 0, new Pace.Stepped());
        // What goes wrong from the first instant on does so before anybody connects.
        server.stepTo(OPEN);
        dialer = new WatchedDialer(server.port(), server::traffic);
        client = newClient(builder.client);
    }

    /** What a test may want otherwise. */
    static final class Builder {
        private GatewaySettings settings = GatewaySettings.PAPER;
        private FaultScript script = FaultScript.NONE;
        private OrderObserver observer = OrderObserver.NONE;
        private UnaryOperator<IbSettings> client = UnaryOperator.identity();
        private boolean pieces;

        Builder settings(GatewaySettings other) {
            settings = other;
            return this;
        }

        Builder faults(FaultScript faults) {
            script = faults;
            return this;
        }

        Builder observer(OrderObserver watching) {
            observer = watching;
            return this;
        }

        Builder client(UnaryOperator<IbSettings> change) {
            client = change;
            return this;
        }

        Builder pieces() {
            pieces = true;
            return this;
        }

        SteppedGateway open() {
            return new SteppedGateway(this);
        }
    }

    static Builder gateway() {
        return new Builder();
    }

    private IbClient newClient(UnaryOperator<IbSettings> change) {
        IbSettings usual =
                new IbSettings(
                        "127.0.0.1",
                        server.port(),
                        11,
                        null,
                        false,
                        List.of(new TradedContract(instrument, null)));
        return IbClient.create(change.apply(usual), dialer, loop, new Random(1), notices::add);
    }

    IbClient client() {
        return client;
    }

    /** The same program started again: it knows nothing of what the one before did. */
    void startAgain() {
        client.broker().disconnect();
        client.marketData().close();
        settle();
        client = newClient(UnaryOperator.identity());
    }

    /** Messages of a kind that the client sent, in the notation of the transcript. */
    List<String> sent(int messageId) {
        return transcript.lines().stream()
                .filter(line -> line.direction() == TranscriptLine.Direction.FROM_CLIENT)
                .map(TranscriptLine::text)
                .filter(text -> text.startsWith(messageId + "|"))
                .toList();
    }

    GatewayStatus status() {
        return server.ask(Gateway::status);
    }

    /** Whether the client still has something to do by itself. */
    boolean isIdle() {
        return loop.nextMillis() == Long.MAX_VALUE;
    }

    List<Notice> notices() {
        return List.copyOf(notices);
    }

    RecentTranscript transcript() {
        return transcript;
    }

    GatewayServer server() {
        return server;
    }

    long nowMillis() {
        return now.get();
    }

    @Override
    public Broker broker() {
        return client.broker();
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public boolean fillInPieces() {
        return pieces;
    }

    /** From the next minute on the market trades there. */
    void moveTo(String price) {
        tape.moveTo(Double.parseDouble(price));
    }

    @Override
    public void trade(String price) {
        moveTo(price);
        pass(Duration.ofSeconds(130));
    }

    @Override
    public void settle() {
        pass(Duration.ofSeconds(3));
    }

    /** Time passes on both sides. */
    void pass(Duration time) {
        pass(time, Duration.ofMillis(STEP_MILLIS));
    }

    /** Time passes on both sides, in steps of this length. */
    void pass(Duration time, Duration step) {
        arrive();
        long end = now.get() + time.toMillis();
        while (now.get() < end) {
            now.set(Math.min(end, now.get() + step.toMillis()));
            server.stepTo(now.get());
            arrive();
        }
    }

    /** Time passes until something is so. */
    void passUntil(Supplier<Boolean> condition, Duration most) {
        long end = now.get() + most.toMillis();
        while (!condition.get()) {
            if (now.get() >= end) {
                throw new AssertionError(
                        "did not come within "
                                + most
                                + "; "
                                + notices
                                + transcript.lines().reversed().stream().limit(40).toList());
            }
            pass(Duration.ofMillis(STEP_MILLIS));
        }
    }

    /** Everything that is on its way arrives, on both sides, at this instant. */
    void arrive() {
        long stuckAt = System.nanoTime() + STUCK_NANOS;
        boolean quiet = false;
        while (!quiet) {
            boolean ran = loop.runPending();
            long moved = dialer.moved();
            while (!dialer.isQuiet()) {
                if (System.nanoTime() > stuckAt) {
                    throw new AssertionError("bytes do not arrive");
                }
                ran |= loop.runPending();
                Thread.onSpinWait();
            }
            server.ask(Gateway::nowMillis);
            quiet = !ran && !loop.runPending() && dialer.isQuiet() && moved == dialer.moved();
        }
    }

    @Override
    public void close() {
        client.broker().disconnect();
        client.marketData().close();
        client.news().close();
        loop.runPending();
        server.close();
    }
}
