package io.mytrader.ib.wire;

import static io.mytrader.ib.wire.Wire.frame;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {

    private static List<Frame> drain(FrameDecoder decoder) {
        List<Frame> frames = new ArrayList<>();
        for (Optional<Frame> next = decoder.next(); next.isPresent(); next = decoder.next()) {
            frames.add(next.get());
        }
        return frames;
    }

    @Test
    void cutsGluedFramesApart() {
        FrameDecoder decoder = FrameDecoder.ofServerStream();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(frame("9|1|117|").toBytes());
        bytes.writeBytes(frame("15|1|DU1|").toBytes());
        decoder.add(bytes.toByteArray(), 0, bytes.size());
        assertThat(drain(decoder)).containsExactly(frame("9|1|117|"), frame("15|1|DU1|"));
    }

    @Test
    void joinsFramesThatArriveByteByByte() {
        FrameDecoder decoder = FrameDecoder.ofClientStream(100);
        List<Frame> frames = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Handshake.clientHello());
        bytes.writeBytes(frame("71|2|7||").toBytes());
        for (byte each : bytes.toByteArray()) {
            decoder.add(new byte[] {each}, 0, 1);
            frames.addAll(drain(decoder));
        }
        assertThat(frames)
                .containsExactly(Frame.of("v100..178".getBytes(US_ASCII)), frame("71|2|7||"));
    }

    @Test
    void framesSurviveAnySplit() {
        long seed = 20260618;
        Random random = new Random(seed);
        List<Frame> sent = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 500; i++) {
            byte[] payload = new byte[1 + random.nextInt(i % 50 == 0 ? 40_000 : 200)];
            random.nextBytes(payload);
            sent.add(Frame.of(payload));
            bytes.writeBytes(Frame.of(payload).toBytes());
        }
        FrameDecoder decoder = FrameDecoder.ofServerStream();
        List<Frame> received = new ArrayList<>();
        byte[] all = bytes.toByteArray();
        for (int at = 0; at < all.length; ) {
            int length = Math.min(all.length - at, 1 + random.nextInt(3000));
            decoder.add(all, at, length);
            received.addAll(drain(decoder));
            at += length;
        }
        assertThat(received).as("seed %d", seed).isEqualTo(sent);
    }

    @Test
    void refusesALengthOfZero() {
        FrameDecoder decoder = FrameDecoder.ofServerStream();
        decoder.add(new byte[4], 0, 4);
        assertThatThrownBy(decoder::next)
                .isInstanceOf(FramingException.class)
                .hasMessage("length prefix 00000000 is not between 1 and 16777215");
    }

    @Test
    void refusesTextWhereALengthBelongs() {
        FrameDecoder decoder = FrameDecoder.ofServerStream();
        decoder.add("HTTP/1.1 400".getBytes(US_ASCII), 0, 12);
        assertThatThrownBy(decoder::next)
                .isInstanceOf(FramingException.class)
                .hasMessageStartingWith("length prefix 48545450");
    }

    @Test
    void refusesAFrameAboveTheLimitBeforeItArrives() {
        FrameDecoder decoder = FrameDecoder.ofClientStream(1000);
        decoder.add(new byte[] {'A', 'P', 'I', 0, 0, 0, 3, (byte) 0xE9}, 0, 8);
        assertThatThrownBy(decoder::next).isInstanceOf(FramingException.class);
    }

    @Test
    void refusesAClientThatDoesNotOpenWithTheApiMark() {
        FrameDecoder decoder = FrameDecoder.ofClientStream(1000);
        decoder.add("APX".getBytes(US_ASCII), 0, 3);
        assertThatThrownBy(decoder::next)
                .isInstanceOf(FramingException.class)
                .hasMessage("the stream does not open with API\\0 but with byte 88 at offset 2");
    }

    @Test
    void anEmptyFrameCannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> Frame.of(new byte[0]));
    }
}
