package io.mytrader.dashboard.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ClientTest {
    private static final int CAPACITY = 100;

    /** A line that lets pass as many messages as it has permits. */
    private static final class SlowLine implements Line {
        final Semaphore permits = new Semaphore(0);
        final LinkedBlockingQueue<String> sent = new LinkedBlockingQueue<>();
        final LinkedBlockingQueue<Integer> closed = new LinkedBlockingQueue<>();

        @Override
        public void send(List<ByteBuffer> texts) throws IOException, InterruptedException {
            for (ByteBuffer text : texts) {
                permits.acquire();
                sent.add(StandardCharsets.UTF_8.decode(text).toString());
            }
        }

        @Override
        public void close(int code, String reason) {
            closed.add(code);
        }
    }

    private final SlowLine line = new SlowLine();
    private final CountDownLatch gone = new CountDownLatch(1);
    private final Client client = new Client(line, CAPACITY, gone::countDown);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Frame frame(long sequence) {
        return Frame.numbered(sequence, utf8("frame " + sequence));
    }

    @Test
    void aClientThatTakesNothingIsCutOffAndNobodyWaitsR55() throws InterruptedException {
        client.begin();
        for (long i = 1; i <= CAPACITY + 2; i++) {
            client.offer(List.of(frame(i)));
        }
        line.permits.release(1_000);
        assertThat(line.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(1013);
        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(client.wasTooSlow()).isTrue();
        assertThat(line.sent).hasSizeLessThanOrEqualTo(1 + Client.MOST_AT_ONCE);
    }

    @Test
    void pricesAreConflatedAndNumberedMessagesAreNot() throws InterruptedException {
        for (long i = 1; i <= 50; i++) {
            client.offer(List.of(Frame.passing("price MES", utf8("price " + i))));
            client.offer(List.of(frame(i)));
        }
        client.begin();
        line.permits.release(1_000);
        List<String> expected = new ArrayList<>();
        LongStream.rangeClosed(1, 50).forEach(i -> expected.add("frame " + i));
        expected.add("price 50");
        List<String> sent = new ArrayList<>();
        while (sent.size() < expected.size()) {
            String next = line.sent.poll(10, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            sent.add(next);
        }
        assertThat(sent).isEqualTo(expected);
        client.end();
        assertThat(line.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(1001);
        assertThat(line.sent).isEmpty();
    }

    @Test
    void theRingGivesBackWhatItRemembersAndSaysWhenItDoesNot() {
        FrameRing ring = new FrameRing(10, 1_000);
        LongStream.rangeClosed(1, 25).forEach(i -> ring.add(frame(i)));
        assertThat(ring.reachesBackTo()).isEqualTo(15);
        assertThat(ring.after(14, 100)).isEmpty();
        assertThat(ring.after(26, 100)).isEmpty();
        assertThat(ring.after(25, 100)).contains(List.of());
        assertThat(ring.after(22, 2)).contains(List.of(frame(23), frame(24)));
    }
}
