package io.mytrader.dashboard.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientTest {
    private static final int CAPACITY = 100;

    /** A line whose sends end when the test says so, or at once. */
    private static final class TestLine implements Line {
        final List<String> sent = Collections.synchronizedList(new ArrayList<>());
        final LinkedBlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
        final LinkedBlockingQueue<Consumer<@Nullable Throwable>> underWay =
                new LinkedBlockingQueue<>();
        boolean endsAtOnce = true;
        int mostAtOnce;

        @Override
        public void send(Burst burst, Consumer<@Nullable Throwable> done) {
            assertThat(underWay).as("sends under way").isEmpty();
            mostAtOnce = Math.max(mostAtOnce, burst.frames().size());
            burst.frames().forEach(frame -> sent.add(frame.text()));
            if (endsAtOnce) {
                done.accept(null);
            } else {
                underWay.add(done);
            }
        }

        @Override
        public void close(int code, String reason) {
            closed.add(code);
        }
    }

    private final TestLine line = new TestLine();
    private final Semaphore gone = new Semaphore(0);
    private final List<Long> reached = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final Arrivals arrivals = new Arrivals(reached::add, now::get);
    private final Client client = new Client(line, CAPACITY, gone::release, arrivals);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Frame frame(long sequence) {
        return Frame.numbered(sequence, 1_000 + sequence, utf8(text(sequence)));
    }

    private static Burst burst(Frame... frames) {
        return new Burst(List.of(frames));
    }

    private static String text(long sequence) {
        return "frame " + sequence;
    }

    private static List<String> texts(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(ClientTest::text).toList();
    }

    @Test
    void aClientThatTakesNothingIsCutOffAndNobodyWaitsR55() throws InterruptedException {
        line.endsAtOnce = false;
        client.begin(frame(0));
        client.goOn();
        for (long i = 1; i <= CAPACITY; i++) {
            client.offer(burst(frame(i)));
        }
        assertThat(line.closed).isEmpty();
        client.offer(burst(frame(CAPACITY + 1)));
        client.offer(burst(frame(CAPACITY + 2)));
        assertThat(line.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(1013);
        assertThat(gone.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        client.offer(burst(frame(CAPACITY + 3)));
        assertThat(line.closed).isEmpty();
        assertThat(client.wasTooSlow()).isTrue();
        assertThat(line.sent).containsExactly(text(0));
    }

    @Test
    void aClientWhoseLineBreaksIsGone() throws InterruptedException {
        line.endsAtOnce = false;
        client.begin(frame(0));
        line.underWay.take().accept(new IOException("broken pipe"));
        client.offer(burst(frame(1)));
        assertThat(line.closed).containsExactly(1013);
        assertThat(gone.availablePermits()).isOne();
        assertThat(client.wasTooSlow()).isFalse();
        assertThat(line.sent).containsExactly(text(0));
    }

    @Test
    void pricesAreConflatedAndNumberedMessagesAreNot() {
        for (long i = 1; i <= 50; i++) {
            client.offer(burst(Frame.passing("price MES", 2_000 + i, utf8("price " + i))));
            client.offer(burst(frame(i)));
        }
        client.begin(frame(0));
        client.goOn();
        List<String> expected = new ArrayList<>(texts(0, 50));
        expected.add("price 50");
        assertThat(line.sent).isEqualTo(expected);
        client.end();
        client.offer(burst(frame(51)));
        assertThat(line.closed).containsExactly(1001);
        assertThat(line.sent).isEqualTo(expected);
    }

    @Test
    void whatTheLineHasTakenIsTimedButNotWhatIsSentAgain() {
        line.endsAtOnce = false;
        client.begin(Frame.forOneClient(utf8("the present")));
        client.replay(List.of(frame(1)));
        client.goOn();
        client.offer(burst(frame(2), Frame.passing("price MES", 2_003, utf8("price 3"))));
        arrivals.count();
        assertThat(reached).isEmpty();
        now.set(5_000);
        while (!line.underWay.isEmpty()) {
            line.underWay.remove().accept(null);
        }
        now.set(9_000);
        arrivals.count();
        assertThat(reached).containsExactly(3_998L, 2_997L);
        arrivals.count();
        assertThat(reached).hasSize(2);
    }

    @Test
    void whatAClientMissedComesBeforeAllElseInPortions() {
        client.begin(frame(0));
        client.offer(burst(frame(20_001)));
        assertThat(line.sent).containsExactly(text(0));
        client.replay(LongStream.rangeClosed(1, 20_001).mapToObj(ClientTest::frame).toList());
        client.goOn();
        assertThat(line.sent).isEqualTo(texts(0, 20_001));
        assertThat(line.mostAtOnce).isEqualTo(Client.MOST_AT_ONCE);
    }

    @Test
    void muchThatComesAtOnceDoesNotCutOffAClientThatHasNotAskedYet() {
        Client patient = new Client(line, 4_096, gone::release, arrivals);
        patient.begin(frame(0));
        for (long i = 1; i <= 20_000; i++) {
            patient.offer(burst(frame(i)));
        }
        assertThat(line.sent).isEqualTo(texts(0, 20_000));
    }

    @Test
    void aClientThatAsksForNothingGetsWhatWaitsAfterAWhile() throws InterruptedException {
        line.endsAtOnce = false;
        client.begin(frame(0));
        line.underWay.take().accept(null);
        client.offer(burst(frame(1)));
        assertThat(line.sent).containsExactly(text(0));
        assertThat(line.underWay.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(line.sent).isEqualTo(texts(0, 1));
    }

    @Test
    void linesThatEndTheirSendsOnOtherThreadsLoseAndRepeatNothing() throws Exception {
        line.endsAtOnce = false;
        int most = 5_000;
        Client patient = new Client(line, most, gone::release, arrivals);
        Thread network =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                while (!line.sent.contains(text(most))) {
                                    Consumer<@Nullable Throwable> done =
                                            line.underWay.poll(10, TimeUnit.SECONDS);
                                    assertThat(done).isNotNull();
                                    done.accept(null);
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        patient.begin(frame(0));
        patient.goOn();
        for (long i = 1; i <= most; i++) {
            patient.offer(burst(frame(i)));
        }
        network.join(Duration.ofSeconds(20));
        assertThat(line.sent).isEqualTo(texts(0, most));
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
