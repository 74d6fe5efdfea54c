package io.mytrader.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Takes the frames of a server's WebSocket out of the bytes of one client's line, and reads of a
 * text only its stamp, which is its end. Makes no garbage. One thread.
 */
final class FrameReader {
    /** What hears of each stamped message. */
    interface Listener {
        /**
         * A message was read.
         *
         * @param micros since it was stamped
         * @param isNumbered whether it has a {@code seq}, so that no newer one can replace it
         */
        void heard(long micros, boolean isNumbered);
    }

    private static final byte[] SENT_AT = "\"sent_at\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NUMBER = "\"seq\":".getBytes(StandardCharsets.US_ASCII);
    private static final int TEXT = 1;

    /** A stamp with its session and number is shorter. */
    private static final int STAMP_BYTES = 160;

    private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);

    private final Listener listener;
    private final byte[] head = new byte[10];
    private final byte[] tail = new byte[STAMP_BYTES];
    private int headBytes;
    private int tailBytes;
    private int endOfGreeting;
    private boolean greeted;
    private boolean inFrame;
    private long left;

    FrameReader(Listener listener) {
        this.listener = listener;
    }

    /** Takes what has arrived. */
    void read(ByteBuffer arrived) {
        while (!greeted && arrived.hasRemaining()) {
            // The answer to the handshake ends with an empty line.
            boolean fits = arrived.get() == (endOfGreeting % 2 == 0 ? '\r' : '\n');
            endOfGreeting = fits ? endOfGreeting + 1 : 0;
            greeted = endOfGreeting == 4;
        }
        while (arrived.hasRemaining()) {
            if (!inFrame) {
                head[headBytes++] = arrived.get();
                beginFrameWhenWhole();
            } else {
                readPayload(arrived);
            }
        }
    }

    private void beginFrameWhenWhole() {
        if (headBytes < 2) {
            return;
        }
        int length = head[1] & 0x7f;
        int wanted = length == 126 ? 4 : length == 127 ? 10 : 2;
        if (headBytes < wanted) {
            return;
        }
        left = wanted == 2 ? length : 0;
        for (int i = 2; i < wanted; i++) {
            left = (left << 8) | (head[i] & 0xff);
        }
        headBytes = 0;
        tailBytes = 0;
        inFrame = left > 0;
    }

    private void readPayload(ByteBuffer arrived) {
        int here = (int) Math.min(left, arrived.remaining());
        long beforeTheTail = left - STAMP_BYTES;
        int skipped = Math.clamp(beforeTheTail, 0, here);
        arrived.position(arrived.position() + skipped);
        arrived.get(tail, tailBytes, here - skipped);
        tailBytes += here - skipped;
        left -= here;
        if (left == 0) {
            inFrame = false;
            if ((head[0] & 0x0f) == TEXT) {
                tell();
            }
        }
    }

    private void tell() {
        int stamp = indexOf(SENT_AT);
        if (stamp >= 0) {
            long sent = microsOfDay(stamp + SENT_AT.length);
            Instant now = Instant.now();
            long nowMicros =
                    Math.floorMod(now.getEpochSecond(), TimeUnit.DAYS.toSeconds(1)) * 1_000_000L
                            + now.getNano() / 1_000;
            listener.heard(Math.floorMod(nowMicros - sent, DAY_MICROS), indexOf(NUMBER) >= 0);
        }
    }

    /** Of a time such as {@code 2026-01-02T03:04:05.678Z}. */
    private long microsOfDay(int at) {
        long seconds = (digits(at + 11, 2) * 60 + digits(at + 14, 2)) * 60 + digits(at + 17, 2);
        long micros = 0;
        if (tail[at + 19] == '.') {
            long unit = 100_000;
            for (int i = at + 20; tail[i] != 'Z'; i++) {
                micros += unit * (tail[i] - '0');
                unit /= 10;
            }
        }
        return seconds * 1_000_000L + micros;
    }

    private long digits(int at, int count) {
        long number = 0;
        for (int i = at; i < at + count; i++) {
            number = number * 10 + tail[i] - '0';
        }
        return number;
    }

    private int indexOf(byte[] wanted) {
        for (int i = tailBytes - wanted.length; i >= 0; i--) {
            int matched = 0;
            while (matched < wanted.length && tail[i + matched] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
