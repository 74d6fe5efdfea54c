package io.mytrader.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.fault.ScriptedMessages;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.gateway.transcript.Transcript;
import io.mytrader.gateway.transcript.TranscriptLine;
import io.mytrader.gateway.transcript.TranscriptLine.Direction;
import io.mytrader.ib.wire.Decoded;
import io.mytrader.ib.wire.Frame;
import io.mytrader.ib.wire.FrameDecoder;
import io.mytrader.ib.wire.FramingException;
import io.mytrader.ib.wire.Handshake;
import io.mytrader.ib.wire.client.ClientMessage;
import io.mytrader.ib.wire.client.SessionRequest.StartApi;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * One connection of a client, from its first byte to its close.
 *
 * <p>Gateway thread only.
 */
public final class ClientSession {
    private static final int MAX_CLIENT_FRAME = 1 << 20;
    private static final long GLUE_MILLIS = 100;
    private static final DateTimeFormatter CONNECTION_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd HH:mm:ss 'Greenwich Mean Time'");

    private enum State {
        AWAITING_VERSION,
        AWAITING_START,
        READY,
        CLOSED
    }

    private final int number;
    private final Outlet outlet;
    private final SessionHost host;
    private final Agenda agenda;
    private final Conditions conditions;
    private final ScriptedMessages faults;
    private final Transcript transcript;
    private final SessionSettings settings;
    private final FrameDecoder decoder = FrameDecoder.ofClientStream(MAX_CLIENT_FRAME);
    private final RateLimit rate;
    private final ByteArrayOutputStream glued = new ByteArrayOutputStream();
    private State state = State.AWAITING_VERSION;
    private int clientId = -1;
    private int violations;
    private boolean dead;

    /**
     * @param number counts connections from 1
     */
    public ClientSession(
            int number,
            Outlet outlet,
            SessionHost host,
            Agenda agenda,
            Conditions conditions,
            ScriptedMessages faults,
            Transcript transcript,
            SessionSettings settings) {
        this.number = number;
        this.outlet = outlet;
        this.host = host;
        this.agenda = agenda;
        this.conditions = conditions;
        this.faults = faults;
        this.transcript = transcript;
        this.settings = settings;
        rate = new RateLimit(settings.messagesPerSecond());
    }

    /** Counts connections from 1. */
    public int number() {
        return number;
    }

    /** What the client called itself; -1 before it has. */
    public int clientId() {
        return clientId;
    }

    public boolean isReady() {
        return state == State.READY;
    }

    /** Whether messages pass in both directions. */
    public boolean isServed() {
        return state == State.READY && !dead;
    }

    public boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Nothing passes in either direction any more, though the socket stays open. */
    public void goDead() {
        dead = true;
    }

    /** Takes bytes from the client. */
    public void receive(byte[] bytes, int length) {
        if (dead || state == State.CLOSED) {
            return;
        }
        try {
            decoder.add(bytes, 0, length);
            for (Optional<Frame> frame = decoder.next();
                    frame.isPresent() && state != State.CLOSED;
                    frame = decoder.next()) {
                receive(frame.get());
            }
        } catch (FramingException lost) {
            note("framing lost: " + lost.getMessage());
            close();
        }
    }

    private void receive(Frame frame) {
        transcript.add(line(Direction.FROM_CLIENT, frame.toString()));
        if (state == State.AWAITING_VERSION) {
            answerVersion(frame);
            return;
        }
        if (rate.exceededBy(agenda.nowMillis()) && isOneTooMany()) {
            return;
        }
        switch (ClientMessage.CODEC.decode(frame)) {
            case Decoded.Known<ClientMessage>(ClientMessage message) -> accept(message);
            case Decoded.Unknown<ClientMessage>(int id, Frame unknown) ->
                    send(new ErrorMessage(-1, 505, "Unknown message id: " + id));
            case Decoded.Malformed<ClientMessage> malformed -> {
                note(malformed.toString());
                send(new ErrorMessage(-1, 320, "Error reading request: " + malformed.reason()));
            }
        }
    }

    private boolean isOneTooMany() {
        violations++;
        send(
                new ErrorMessage(
                        -1,
                        100,
                        "Max rate of messages per second has been exceeded:max="
                                + settings.messagesPerSecond()
                                + " rec="
                                + (settings.messagesPerSecond() + 1)
                                + " (1)"));
        if (violations >= settings.violationsUntilClosed()) {
            note("closed for exceeding the message rate");
            close();
        }
        return true;
    }

    private void answerVersion(Frame frame) {
        Optional<Handshake.VersionRange> range = Handshake.VersionRange.of(frame);
        if (range.isEmpty() || !range.get().contains(Handshake.SERVER_VERSION)) {
            note("versions refused: " + new String(frame.payload(), UTF_8));
            close();
            return;
        }
        if (conditions.has(Trouble.SILENT_HANDSHAKE)) {
            goDead();
            return;
        }
        state = State.AWAITING_START;
        Instant now = Instant.ofEpochMilli(agenda.nowMillis());
        Handshake.ServerHello hello =
                new Handshake.ServerHello(
                        Handshake.SERVER_VERSION,
                        CONNECTION_TIME.format(now.atZone(ZoneOffset.UTC)));
        deliver(hello.toFrame());
    }

    private void accept(ClientMessage message) {
        if (state == State.READY) {
            host.received(this, message);
            return;
        }
        if (!(message instanceof StartApi start)) {
            note("not started: " + message);
            return;
        }
        clientId = start.clientId();
        if (!host.admit(this)) {
            send(
                    new ErrorMessage(
                            -1,
                            326,
                            "Unable to connect as the client id is already in use. Retry with a"
                                    + " unique client id."));
            clientId = -1;
            close();
            return;
        }
        state = State.READY;
        host.ready(this);
    }

    /** Sends a message, subject to the message faults. */
    public void send(ServerMessage message) {
        if (state == State.CLOSED) {
            return;
        }
        for (ScriptedMessages.Delivery delivery : faults.treat(message)) {
            if (delivery.delayMillis() == 0) {
                deliver(delivery.frame());
            } else {
                agenda.after(delivery.delayMillis(), () -> deliver(delivery.frame()));
            }
        }
    }

    /** Sends a frame that no fault touches. */
    public void deliver(Frame frame) {
        if (dead || state == State.CLOSED) {
            return;
        }
        transcript.add(line(Direction.TO_CLIENT, frame.toString()));
        byte[] bytes = frame.toBytes();
        if (conditions.has(Trouble.GLUED_WRITES)) {
            if (glued.size() == 0) {
                agenda.after(GLUE_MILLIS, this::flushGlued);
            }
            glued.writeBytes(bytes);
            return;
        }
        flushGlued();
        if (conditions.has(Trouble.CHOPPED_WRITES)) {
            for (byte each : bytes) {
                outlet.write(new byte[] {each});
            }
        } else {
            outlet.write(bytes);
        }
    }

    private void flushGlued() {
        if (glued.size() > 0) {
            outlet.write(glued.toByteArray());
            glued.reset();
        }
    }

    /** Closes the connection from this side. */
    public void close() {
        if (state != State.CLOSED) {
            flushGlued();
            outlet.close();
            disconnected();
        }
    }

    /** The connection is gone. */
    public void disconnected() {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            note("connection closed");
            host.closed(this);
        }
    }

    private void note(String text) {
        transcript.add(line(Direction.EVENT, text));
    }

    private TranscriptLine line(Direction direction, String text) {
        return new TranscriptLine(agenda.nowMillis(), number, clientId, direction, text);
    }
}
