package io.mytrader.dashboard.stream;

import io.mytrader.api.SessionListener;
import io.mytrader.api.SessionMessage;
import io.mytrader.api.body.Account;
import io.mytrader.api.body.ItemMapping;
import io.mytrader.api.body.OrderItem;
import io.mytrader.api.body.Performance;
import io.mytrader.api.body.PositionItem;
import io.mytrader.api.body.Risk;
import io.mytrader.api.body.Status;
import io.mytrader.api.json.ApiJson;
import io.mytrader.api.message.Message;
import io.mytrader.api.message.MessageBody;
import io.mytrader.api.message.MessageMapping;
import io.mytrader.api.message.Stamp;
import io.mytrader.event.TradingEvent;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionSummary;
import io.mytrader.runtime.SessionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers what sessions and background work tell, remembers the newest of it and hands it to every
 * client. The numbers go on from session to session; with a new process they begin anew, and the
 * stream has another identity. Safe from any thread; never waits for a client.
 *
 * <p>A hub that was cut off from the session's stream begins a new one: it reads from the record
 * what it missed, and every client gets the whole picture and may ask for the lists again.
 */
public final class EventHub implements SessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);

    static final int CLIENT_CAPACITY = 4_096;

    private static final int MOST_FRAMES = 20_000;
    private static final long MOST_BYTES = 12_000_000;

    private static final long PRICE_SILENCE_MILLIS = 4_500;
    private static final int MOST_LOOKS = 500;
    private static final long BETWEEN_LOOKS_NANOS = 20_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<String> streamIds;
    private final Supplier<SessionStatus> sessionStatus;
    private final SessionHistory history;
    private final LongSupplier wallMillis;
    private final Arrivals arrivals;

    /** What was told since the session last paused; no client has it yet. */
    private final List<Frame> burst = new ArrayList<>();

    private final LongAdder cutOff = new LongAdder();
    private final FrameRing ring = new FrameRing(MOST_FRAMES, MOST_BYTES);
    private final List<Client> clients = new CopyOnWriteArrayList<>();
    private final Map<String, LastPrice> prices = new LinkedHashMap<>();
    private SessionPicture picture = new SessionPicture();
    private @Nullable String session;
    private long sequence;
    private long sent;
    private boolean ended;
    private String streamId;
    private boolean lost;
    private Runnable listenAgain = () -> {};

    private record LastPrice(Message message, long wallMillis) {}

    /**
     * What the hub counted since the server started.
     *
     * @param clients connected now
     * @param longestQueue messages that wait for the slowest client
     * @param messages numbered so far
     * @param handed messages given to clients' queues
     * @param cutOff clients that were too slow
     */
    public record Counts(int clients, int longestQueue, long messages, long handed, long cutOff) {}

    /**
     * A hub without clients.
     *
     * @param streamIds gives an identity that no stream had before
     * @param sessionStatus where the newest session stands
     * @param history what is recorded of sessions
     * @param wallMillis wall time, epoch milliseconds UTC
     * @param reached told of each message of the session and each client how long it took until the
     *     client's socket had taken it, nanoseconds
     */
    public EventHub(
            Supplier<String> streamIds,
            Supplier<SessionStatus> sessionStatus,
            SessionHistory history,
            LongSupplier wallMillis,
            LongConsumer reached) {
        this.streamIds = streamIds;
        this.sessionStatus = sessionStatus;
        this.history = history;
        this.wallMillis = wallMillis;
        arrivals = new Arrivals(reached, System::nanoTime);
        streamId = streamIds.get();
    }

    /**
     * What to do when the session's stream cuts this hub off: listen to it again, and have it say
     * something that is recorded.
     */
    public void whenCutOff(Runnable again) {
        lock.lock();
        try {
            listenAgain = again;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onCutOff() {
        Runnable again;
        lock.lock();
        try {
            lost = true;
            again = listenAgain;
        } finally {
            lock.unlock();
        }
        again.run();
        SessionStatus now = sessionStatus.get();
        String id = now.sessionId();
        if (!now.isRunning() && id != null) {
            SessionId over = new SessionId(id);
            await(() -> history.session(over).map(SessionSummary::endedMillis).isPresent());
            findAgain(over, Long.MAX_VALUE, Long.MAX_VALUE);
        }
    }

    /** Gives up after ten seconds: a store that refuses must not silence the dashboard. */
    private static void await(BooleanSupplier condition) {
        for (int look = 0; look < MOST_LOOKS && !condition.getAsBoolean(); look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    private boolean isLost() {
        lock.lock();
        try {
            return lost;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a message that the record has: then it has everything before it too. */
    private void findAgain(SessionMessage message) {
        boolean isRecorded =
                message instanceof SessionMessage.Happened happened
                        && (happened.event() instanceof TradingEvent.SystemMessage
                                || happened.event() instanceof TradingEvent.SignalGiven
                                || happened.event() instanceof TradingEvent.StateChanged);
        if (!isRecorded) {
            return;
        }
        SessionId id = new SessionId(message.session());
        await(() -> !history.eventsSince(id, message.sequence() - 1, 1).isEmpty());
        long timeMillis = isEnd(message) ? Long.MAX_VALUE : message.timeMillis();
        if (PictureFromRecord.isTradeClosedAt(history, id, timeMillis)) {
            return;
        }
        findAgain(id, message.sequence(), timeMillis);
        onMessage(message);
    }

    private static boolean isEnd(SessionMessage message) {
        return message instanceof SessionMessage.Happened happened
                && happened.event() instanceof TradingEvent.SystemMessage told
                && told.code().equals("session_ended");
    }

    private void findAgain(SessionId id, long number, long timeMillis) {
        SessionPicture restored = PictureFromRecord.before(history, id, number, timeMillis);
        lock.lock();
        try {
            if (lost) {
                LOG.warn("messages of session {} were missed and read from its record", id);
                lost = false;
                session = id.value();
                picture = restored;
                prices.clear();
                burst.clear();
                ring.clear();
                streamId = streamIds.get();
                Frame present = Frame.forOneClient(text(connected()));
                for (Client client : clients) {
                    client.replay(List.of(present));
                    client.goOn();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onMessage(SessionMessage message) {
        if (isLost()) {
            findAgain(message);
            return;
        }
        lock.lock();
        try {
            if (!message.session().equals(session)) {
                session = message.session();
                picture = new SessionPicture();
                prices.clear();
            }
            switch (message) {
                case SessionMessage.Happened happened -> happened(happened);
                case SessionMessage.Decided decided ->
                        number(
                                new MessageBody.Decision(ItemMapping.decision(decided.decision())),
                                decided);
            }
        } finally {
            lock.unlock();
        }
    }

    private void happened(SessionMessage.Happened happened) {
        TradingEvent event = happened.event();
        picture.see(event);
        MessageBody body = MessageMapping.body(event);
        if (event instanceof TradingEvent.PriceUpdate price) {
            Message message = passing(body, happened);
            prices.put(price.symbol(), new LastPrice(message, wallMillis.getAsLong()));
            hand(Frame.passing("price " + price.symbol(), happened.toldNanos(), text(message)));
            return;
        }
        if (event instanceof TradingEvent.BarUpdate bar) {
            String key = "bar " + bar.symbol();
            if (!bar.closed()) {
                hand(Frame.passing(key, happened.toldNanos(), text(passing(body, happened))));
                return;
            }
            burst.removeIf(frame -> key.equals(frame.replaces()));
            clients.forEach(client -> client.forget(key));
        }
        number(body, happened);
        if (event instanceof TradingEvent.TradeExecuted executed && executed.closed() != null) {
            number(new MessageBody.PerformanceUpdate(present().performance()), happened);
        }
    }

    private Message passing(MessageBody body, SessionMessage from) {
        return new Message(body, stamp(from.timeMillis(), from.sentAtMillis(), null));
    }

    private void number(MessageBody body, SessionMessage from) {
        number(body, from.timeMillis(), from.sentAtMillis(), from.toldNanos());
    }

    private void number(MessageBody body, long timeMillis, long sentAtMillis, long toldNanos) {
        long next = ++sequence;
        Message message = new Message(body, stamp(timeMillis, sentAtMillis, next));
        Frame frame = Frame.numbered(next, toldNanos, text(message));
        ring.add(frame);
        hand(frame);
    }

    private Stamp stamp(long timeMillis, long sentAtMillis, @Nullable Long number) {
        return new Stamp(
                Instant.ofEpochMilli(timeMillis),
                Instant.ofEpochMilli(sentAtMillis),
                session,
                number);
    }

    private static byte[] text(Message message) {
        return ApiJson.mapper().writeValueAsBytes(message);
    }

    private void hand(Frame frame) {
        if (frame.replaces() != null) {
            burst.removeIf(earlier -> frame.replaces().equals(earlier.replaces()));
        }
        burst.add(frame);
        if (burst.size() >= Client.MOST_AT_ONCE) {
            handBurst();
        }
    }

    /** A write to a hundred clients for each message would take longer than all else. */
    private void handBurst() {
        if (burst.isEmpty()) {
            return;
        }
        Burst together = new Burst(burst);
        burst.clear();
        clients.forEach(client -> client.offer(together));
        sent += (long) together.frames().size() * clients.size();
    }

    @Override
    public void onPause() {
        lock.lock();
        try {
            handBurst();
        } finally {
            lock.unlock();
        }
    }

    /** Tells what no session told, such as the progress of a backtest. */
    public void tell(MessageBody body) {
        lock.lock();
        try {
            long now = wallMillis.getAsLong();
            number(body, now, now, Frame.LONG_AGO);
            handBurst();
        } finally {
            lock.unlock();
        }
    }

    /** Begins to serve a client: first the present, then everything that happens. */
    Client connect(Line line) {
        Client[] self = new Client[1];
        Client client = new Client(line, CLIENT_CAPACITY, () -> forget(self[0]), arrivals);
        self[0] = client;
        Message present;
        lock.lock();
        try {
            handBurst();
            present = connected();
            if (ended) {
                client.end();
            } else {
                clients.add(client);
            }
        } finally {
            lock.unlock();
        }
        client.begin(Frame.forOneClient(text(present)));
        return client;
    }

    /**
     * Gives a client everything after a sequence, or the present when that is too long ago.
     *
     * @param stream the stream that the sequence is of; null for this one
     */
    public void resume(Client client, @Nullable String stream, long since) {
        lock.lock();
        try {
            handBurst();
            Optional<List<Frame>> missed =
                    stream == null || stream.equals(streamId)
                            ? ring.after(since, Integer.MAX_VALUE)
                            : Optional.empty();
            client.replay(missed.orElseGet(() -> List.of(Frame.forOneClient(text(connected())))));
        } finally {
            lock.unlock();
        }
        client.goOn();
    }

    /** Says something to one client only. */
    public void answer(Client client, MessageBody body) {
        client.offer(new Burst(List.of(Frame.forOneClient(text(unnumbered(body))))));
    }

    private Message connected() {
        return unnumbered(new MessageBody.Connected(streamId, sequence, present().snapshot()));
    }

    private Message unnumbered(MessageBody body) {
        Instant now = Instant.ofEpochMilli(wallMillis.getAsLong());
        return new Message(body, new Stamp(now, now, session, null));
    }

    /** Ends the service of a client. */
    public void disconnect(Client client) {
        client.end();
        forget(client);
    }

    /** Takes no lock: a client may end while the hub, on another thread, waits for its turn. */
    private void forget(Client client) {
        if (clients.remove(client) && client.wasTooSlow()) {
            cutOff.increment();
        }
    }

    /** Several times a second, and before somebody asks: counts how long messages took. */
    public void countArrivals() {
        arrivals.count();
    }

    /** Every 15 seconds: shows clients that the line is alive. */
    public void beat() {
        lock.lock();
        try {
            hand(
                    Frame.passing(
                            "heartbeat",
                            Frame.LONG_AGO,
                            text(unnumbered(new MessageBody.Heartbeat(streamId, sequence)))));
            handBurst();
        } finally {
            lock.unlock();
        }
    }

    /** Every second: repeats prices that have not changed for a while. */
    public void repeatPrices() {
        lock.lock();
        try {
            if (!sessionStatus.get().isRunning()) {
                return;
            }
            long now = wallMillis.getAsLong();
            prices.replaceAll((symbol, last) -> {
                if (now - last.wallMillis() < PRICE_SILENCE_MILLIS) {
                    return last;
                }
                Stamp old = last.message().stamp();
                Message again =
                        new Message(
                                last.message().body(),
                                new Stamp(
                                        old.timestamp(),
                                        Instant.ofEpochMilli(now),
                                        old.sessionId(),
                                        null));
                hand(Frame.passing("price " + symbol, Frame.LONG_AGO, text(again)));
                return new LastPrice(again, now);
            });
            handBurst();
        } finally {
            lock.unlock();
        }
    }

    /** Messages after a sequence as JSON texts, oldest first, at most {@code limit}. */
    public List<String> since(long since, int limit) {
        lock.lock();
        try {
            long from = Math.max(since, ring.reachesBackTo());
            return ring.after(from, limit).orElse(List.of()).stream().map(Frame::text).toList();
        } finally {
            lock.unlock();
        }
    }

    public long lastSequence() {
        lock.lock();
        try {
            return sequence;
        } finally {
            lock.unlock();
        }
    }

    private Present present() {
        return new Present(
                sessionStatus.get(), picture, Instant.ofEpochMilli(wallMillis.getAsLong()));
    }

    private <T> T look(Function<Present, T> question) {
        lock.lock();
        try {
            return question.apply(present());
        } finally {
            lock.unlock();
        }
    }

    public Status status() {
        return look(Present::status);
    }

    public List<PositionItem> positions() {
        return look(Present::positions);
    }

    public Risk risk() {
        return look(Present::risk);
    }

    public Account account() {
        return look(Present::account);
    }

    public Performance performance() {
        return look(Present::performance);
    }

    /** Orders that may still execute, newest first. */
    public List<OrderItem> workingOrders() {
        lock.lock();
        try {
            return picture.workingOrders();
        } finally {
            lock.unlock();
        }
    }

    public Counts counts() {
        lock.lock();
        try {
            int longest = clients.stream().mapToInt(Client::waiting).max().orElse(0);
            return new Counts(clients.size(), longest, sequence, sent, cutOff.sum());
        } finally {
            lock.unlock();
        }
    }

    /** Ends all clients; whoever connects later is sent away. */
    public void end() {
        List<Client> last;
        lock.lock();
        try {
            ended = true;
            last = List.copyOf(clients);
        } finally {
            lock.unlock();
        }
        last.forEach(Client::end);
    }
}
