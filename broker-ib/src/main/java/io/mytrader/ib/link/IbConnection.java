package io.mytrader.ib.link;

import io.mytrader.ib.wire.Decoded;
import io.mytrader.ib.wire.Frame;
import io.mytrader.ib.wire.FrameDecoder;
import io.mytrader.ib.wire.FramingException;
import io.mytrader.ib.wire.Handshake;
import io.mytrader.ib.wire.client.ClientMessage;
import io.mytrader.ib.wire.client.OrderRequest;
import io.mytrader.ib.wire.client.SessionRequest.RequestCurrentTime;
import io.mytrader.ib.wire.client.SessionRequest.StartApi;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.CurrentTime;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.ib.wire.server.SessionReply.ManagedAccounts;
import io.mytrader.ib.wire.server.SessionReply.NextValidId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one gateway under one client id. While it is open it comes back by itself after
 * every loss, without a limit of attempts.
 *
 * <p>Confined to its {@link IbLoop}.
 */
public final class IbConnection {
    /**
     * Request ids begin here, far above every order id: a number in an error is one or the other.
     */
    public static final int FIRST_REQUEST_ID = 1_000_000_000;

    private static final int ID_IN_USE = 326;
    private static final long HELLO_MILLIS = 10_000;
    private static final long READY_MILLIS = 15_000;
    private static final long QUIET_MILLIS = 30_000;
    private static final long ANSWER_MILLIS = 10_000;
    private static final long ALARM_MILLIS = 55_000;
    private static final long SKEW_MILLIS = 2_000;
    private static final List<Long> PAUSES = List.of(1_000L, 2_000L, 5_000L, 10_000L, 30_000L);
    private static final List<Long> PAUSES_WHEN_IN_USE =
            List.of(5_000L, 10_000L, 20_000L, 40_000L, 60_000L);

    private enum State {
        CLOSED,
        DIALING,
        SAID_HELLO,
        NAMED,
        READY,
        WAITING
    }

    private final ConnectionSettings settings;
    private final Dialer dialer;
    private final IbLoop loop;
    private final Timers timers;
    private final Consumer<Notice> notices;
    private final List<ConnectionListener> listeners = new ArrayList<>();
    private final Backoff backoff;
    private final Backoff backoffWhenInUse;
    private final MessagePacer pacer;

    private State state = State.CLOSED;
    private @Nullable Link link;
    private FrameDecoder decoder = FrameDecoder.ofServerStream();
    private Timers.@Nullable Timer deadline;
    private Timers.@Nullable Timer watch;
    private Timers.@Nullable Timer alarm;
    private List<String> accounts = List.of();
    private boolean accountsKnown;
    private boolean nextIdKnown;
    private boolean idInUse;
    private boolean skewTold;
    private int nextOrderId = 1;
    private int nextRequestId = FIRST_REQUEST_ID;
    private long lastReceivedMillis;
    private long connections;

    /**
     * A connection that is closed.
     *
     * @param random spreads the attempts after a loss
     * @param notices take what a person should know, on the loop
     */
    public IbConnection(
            ConnectionSettings settings,
            Dialer dialer,
            IbLoop loop,
            RandomGenerator random,
            Consumer<Notice> notices) {
        this.settings = settings;
        this.dialer = dialer;
        this.loop = loop;
        this.timers = loop.timers();
        this.notices = notices;
        backoff = new Backoff(PAUSES, random);
        backoffWhenInUse = new Backoff(PAUSES_WHEN_IN_USE, random);
        pacer = new MessagePacer(timers, this::write);
    }

    /** Adds a listener behind the others. */
    public void addListener(ConnectionListener listener) {
        listeners.add(listener);
    }

    public ConnectionSettings settings() {
        return settings;
    }

    public boolean isReady() {
        return state == State.READY;
    }

    /** The accounts of the gateway's login; empty before the connection is ready. */
    public List<String> accounts() {
        return accounts;
    }

    /** Counts the attempts to connect; what was sent on an earlier one has gone with it. */
    public long number() {
        return connections;
    }

    /** Opens it; without effect while it is open. */
    public void open() {
        if (state == State.CLOSED) {
            loop.hold();
            dial();
        }
    }

    /** Closes it for good; nothing of it goes on. */
    public void close() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        drop();
        callOff(alarm);
        alarm = null;
        backoff.reset();
        backoffWhenInUse.reset();
        loop.release();
    }

    /** Sends a message, at the pace that the gateway allows. */
    public void send(ClientMessage message) {
        if (state != State.READY) {
            throw new IllegalStateException("not connected");
        }
        boolean order =
                message instanceof OrderRequest.PlaceOrder
                        || message instanceof OrderRequest.CancelOrder;
        pacer.send(ClientMessage.CODEC.encode(message), order);
    }

    /** An id for a request, never used before. */
    public int takeRequestId() {
        return nextRequestId++;
    }

    /** The first of {@code count} order ids in a row, never used before. */
    public int takeOrderIds(int count) {
        int first = nextOrderId;
        nextOrderId += count;
        return first;
    }

    /** An order id that the gateway knows of this client: ours continue above it. */
    public void sawOrderId(int orderId) {
        if (orderId < FIRST_REQUEST_ID) {
            nextOrderId = Math.max(nextOrderId, orderId + 1);
        }
    }

    /** The socket is of no use any more: gives it up and connects anew. */
    private void giveUp(String why) {
        boolean wasReady = state == State.READY;
        drop();
        state = State.WAITING;
        long pause = idInUse ? backoffWhenInUse.next() : backoff.next();
        String told =
                idInUse
                        ? "client id "
                                + settings.clientId()
                                + " is in use at "
                                + settings.address()
                                + ": close the other program with this id, or wait until the"
                                + " gateway gives up an earlier connection; trying the same id"
                                + " again in "
                                + Math.round(pause / 1000.0)
                                + " s"
                        : why;
        idInUse = false;
        deadline = timers.after(pause, this::dial);
        if (alarm == null) {
            alarm = timers.after(ALARM_MILLIS, () -> alarm(told));
        }
        for (ConnectionListener listener : List.copyOf(listeners)) {
            if (wasReady) {
                listener.lost(told);
            } else {
                listener.failed(told);
            }
        }
    }

    private void alarm(String why) {
        if (ResetWindows.contains(timers.nowMillis())) {
            alarm = timers.after(ALARM_MILLIS, () -> alarm(why));
        } else {
            notice(Notice.Level.ALARM, 0, "no connection to " + settings.address() + ": " + why);
        }
    }

    private void dial() {
        state = State.DIALING;
        connections++;
        decoder = FrameDecoder.ofServerStream();
        accounts = List.of();
        accountsKnown = false;
        nextIdKnown = false;
        link = dialer.dial(new Posting(connections));
    }

    private void drop() {
        callOff(deadline);
        callOff(watch);
        pacer.clear();
        Link old = link;
        link = null;
        if (old != null) {
            old.close();
        }
    }

    private static void callOff(Timers.@Nullable Timer timer) {
        if (timer != null) {
            timer.callOff();
        }
    }

    /** Brings what happens to one link onto the loop; of a link that was given up nothing comes. */
    private final class Posting implements LinkListener {
        private final long number;

        Posting(long number) {
            this.number = number;
        }

        private void post(Runnable action) {
            loop.post(() -> {
                if (number == connections && link != null) {
                    action.run();
                }
            });
        }

        @Override
        public void opened() {
            post(IbConnection.this::sayHello);
        }

        @Override
        public void received(byte[] bytes) {
            post(() -> read(bytes));
        }

        @Override
        public void closed(String why) {
            post(() -> ended(why));
        }
    }

    private void sayHello() {
        state = State.SAID_HELLO;
        if (link != null) {
            link.send(Handshake.clientHello());
        }
        deadline =
                timers.after(
                        HELLO_MILLIS,
                        () ->
                                giveUp(
                                        settings.address()
                                                + " accepts connections and stays silent: confirm"
                                                + " the dialog in TWS or IB Gateway, or add this"
                                                + " machine to its trusted IPs"));
    }

    private void ended(String why) {
        giveUp(
                state == State.NAMED && !idInUse
                        ? why
                                + " before it was ready; it may not have given up an earlier"
                                + " connection with client id "
                                + settings.clientId()
                        : why);
    }

    private void read(byte[] bytes) {
        lastReceivedMillis = timers.nowMillis();
        decoder.add(bytes, 0, bytes.length);
        try {
            for (Optional<Frame> frame = decoder.next();
                    frame.isPresent() && link != null;
                    frame = decoder.next()) {
                take(frame.get());
            }
        } catch (FramingException framingLost) {
            giveUp("framing lost: " + framingLost.getMessage());
        }
    }

    private void take(Frame frame) {
        if (state == State.SAID_HELLO) {
            takeHello(frame);
            return;
        }
        switch (ServerMessage.CODEC.decode(frame)) {
            case Decoded.Known<ServerMessage>(ServerMessage message) -> take(message);
            case Decoded.Unknown<ServerMessage> unknown -> {
                // Other messages are no concern of a program that did not ask for them.
            }
            case Decoded.Malformed<ServerMessage> malformed -> {
                notice(Notice.Level.WARNING, 0, "skipped a malformed message: " + malformed);
                if (state == State.READY) {
                    List.copyOf(listeners).forEach(listener -> listener.skipped(frame));
                }
            }
        }
    }

    private void takeHello(Frame frame) {
        callOff(deadline);
        if (!(Handshake.ServerHello.of(frame)
                instanceof Decoded.Known<Handshake.ServerHello>(Handshake.ServerHello hello))) {
            giveUp("the answer of " + settings.address() + " is not that of a gateway: " + frame);
            return;
        }
        if (hello.serverVersion() != Handshake.SERVER_VERSION) {
            giveUp(
                    "server version "
                            + hello.serverVersion()
                            + " is not supported; install a TWS or IB Gateway that speaks "
                            + Handshake.SERVER_VERSION);
            return;
        }
        state = State.NAMED;
        write(ClientMessage.CODEC.encode(new StartApi(settings.clientId(), "")));
        deadline = timers.after(READY_MILLIS, () -> giveUp("the gateway did not become ready"));
    }

    private void take(ServerMessage message) {
        switch (message) {
            case ManagedAccounts managed -> {
                accounts = managed.accounts();
                accountsKnown = true;
            }
            case NextValidId(int orderId) -> {
                nextOrderId = Math.max(nextOrderId, orderId);
                nextIdKnown = true;
            }
            case CurrentTime(long seconds) -> compareClocks(seconds);
            case ErrorMessage error when error.code() == ID_IN_USE && state != State.READY -> {
                idInUse = true;
                giveUp(error.plainText());
                return;
            }
            default -> {
                // The listeners know what it is for.
            }
        }
        if (state == State.NAMED && accountsKnown && nextIdKnown) {
            becomeReady();
        }
        if (state == State.READY) {
            for (ConnectionListener listener : List.copyOf(listeners)) {
                listener.received(message);
            }
        }
    }

    private void becomeReady() {
        state = State.READY;
        callOff(deadline);
        callOff(alarm);
        alarm = null;
        backoff.reset();
        backoffWhenInUse.reset();
        write(ClientMessage.CODEC.encode(new RequestCurrentTime()));
        watch = timers.after(QUIET_MILLIS, this::checkQuiet);
        List.copyOf(listeners).forEach(ConnectionListener::ready);
    }

    /** A socket that nothing comes from may be dead: asks for the time, and gives up unheard. */
    private void checkQuiet() {
        long quiet = timers.nowMillis() - lastReceivedMillis;
        if (quiet < QUIET_MILLIS) {
            watch = timers.after(QUIET_MILLIS - quiet, this::checkQuiet);
            return;
        }
        write(ClientMessage.CODEC.encode(new RequestCurrentTime()));
        long asked = timers.nowMillis();
        watch =
                timers.after(
                        ANSWER_MILLIS,
                        () -> {
                            if (lastReceivedMillis < asked) {
                                giveUp("the gateway is silent: the connection is dead");
                            } else {
                                checkQuiet();
                            }
                        });
    }

    private void compareClocks(long gatewaySeconds) {
        // The answer carries whole seconds, so up to one of them is no difference at all.
        long ahead = gatewaySeconds * 1000 - timers.nowMillis();
        boolean skewed = ahead > SKEW_MILLIS || ahead < -SKEW_MILLIS - 1000;
        if (skewed && !skewTold) {
            notice(
                    Notice.Level.WARNING,
                    0,
                    "this machine's clock is "
                            + Math.abs(ahead) / 1000
                            + " s "
                            + (ahead > 0 ? "behind" : "ahead of")
                            + " the gateway's: synchronise it, or times of bars and orders will"
                            + " not match");
        }
        skewTold = skewed;
    }

    private void write(Frame frame) {
        if (link != null) {
            link.send(frame.toBytes());
        }
    }

    private void notice(Notice.Level level, int code, String text) {
        notices.accept(new Notice(timers.nowMillis(), level, code, text));
    }
}
