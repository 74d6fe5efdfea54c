package io.mytrader.ib.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.ib.wire.client.ClientMessage;
import io.mytrader.ib.wire.server.ServerMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Arbitrary messages and arbitrary damage; every failure names its seed. */
class CodecFuzzTest {
    private static final long FIRST_SEED = 178_000;

    @Test
    void whatIsEncodedDecodesToTheSameBytes() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 1000; seed++) {
            roundTrip(ClientMessage.CODEC, ClientMessage.class, seed);
            roundTrip(ServerMessage.CODEC, ServerMessage.class, seed);
        }
    }

    @Test
    void damageNeverBreaksTheDecoder() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 2000; seed++) {
            damage(seed);
        }
    }

    @Test
    @Tag("thorough")
    void tenMinutesOfDamageNeverBreakTheDecoder() {
        long end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        long seed = System.nanoTime();
        System.out.println("fuzzing from seed " + seed);
        while (System.nanoTime() < end) {
            damage(seed);
            roundTrip(ClientMessage.CODEC, ClientMessage.class, seed);
            roundTrip(ServerMessage.CODEC, ServerMessage.class, seed);
            seed++;
        }
    }

    private static <M> void roundTrip(MessageCodec<M> codec, Class<M> root, long seed) {
        M message = new RandomMessages(seed).any(root);
        Frame frame = codec.encode(message);
        Decoded<M> decoded = codec.decode(frame);
        assertThat(decoded).as("seed %d: %s", seed, message).isInstanceOf(Decoded.Known.class);
        M known = ((Decoded.Known<M>) decoded).message();
        assertThat(codec.encode(known)).as("seed %d: %s", seed, message).isEqualTo(frame);
    }

    /** Damages the bytes of a few messages and decodes whatever frames come out. */
    private static void damage(long seed) {
        Random random = new Random(seed);
        RandomMessages messages = new RandomMessages(seed);
        FrameDecoder decoder = FrameDecoder.ofServerStream();
        try {
            for (int i = 0; i < 3; i++) {
                byte[] bytes =
                        random.nextBoolean()
                                ? ServerMessage.CODEC
                                        .encode(messages.any(ServerMessage.class))
                                        .toBytes()
                                : ClientMessage.CODEC
                                        .encode(messages.any(ClientMessage.class))
                                        .toBytes();
                byte[] damaged = damaged(bytes, random);
                decoder.add(damaged, 0, damaged.length);
                for (Optional<Frame> next = decoder.next();
                        next.isPresent();
                        next = decoder.next()) {
                    Frame frame = next.get();
                    reencode(ServerMessage.CODEC, frame);
                    reencode(ClientMessage.CODEC, frame);
                }
            }
        } catch (FramingException expected) {
            assertThat(expected).hasMessageContaining("length prefix");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError unexpected) {
            throw new AssertionError("seed " + seed, unexpected);
        }
    }

    /** What was understood can be said again, and is then understood in the same way. */
    private static <M> void reencode(MessageCodec<M> codec, Frame frame) {
        if (codec.decode(frame) instanceof Decoded.Known<M>(M message)) {
            Frame again = codec.encode(message);
            assertThat(codec.decode(again)).isInstanceOf(Decoded.Known.class);
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(Frame.PREFIX_LENGTH, copy.length);
            switch (random.nextInt(4)) {
                case 0 -> copy[at] = (byte) random.nextInt(256);
                case 1 -> copy[at] = 0;
                case 2 -> copy[at] = (byte) ('0' + random.nextInt(10));
                default -> copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return copy;
    }
}
