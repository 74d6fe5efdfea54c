package io.mytrader.dashboard.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.api.message.MessageBody;
import io.mytrader.journal.SessionStore;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.SessionController;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lines that turn out dead while a burst goes to all clients, by several threads. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeadLinesTest {
    private static final int CLIENTS = 60;
    private static final int ROUNDS = 30;

    private @TempDir Path data;

    /** Takes so many bursts and then fails at once, as a line does whose other end is gone. */
    private static final class MortalLine implements Line {
        private final AtomicInteger left;
        private final AtomicInteger messages = new AtomicInteger();

        MortalLine(int bursts) {
            left = new AtomicInteger(bursts);
        }

        @Override
        public void send(Burst burst, Consumer<@Nullable Throwable> done) {
            if (left.getAndDecrement() > 0) {
                messages.addAndGet(burst.frames().size());
                done.accept(null);
            } else {
                done.accept(new IOException("broken pipe"));
            }
        }

        @Override
        public void close(int code, String reason) {
            // It is down already.
        }
    }

    @Test
    void theDeadAreForgottenAndTheOthersGetEverything() {
        try (DataFolder folder = DataFolder.lock(data);
                SessionStore store = folder.openStore();
                SessionController controller =
                        new SessionController(data, store, "test", System::currentTimeMillis)) {
            for (int round = 0; round < ROUNDS; round++) {
                EventHub hub =
                        new EventHub(
                                () -> "stream",
                                controller::status,
                                store,
                                System::currentTimeMillis,
                                told -> {});
                List<MortalLine> living = new ArrayList<>();
                IntStream.range(0, CLIENTS)
                        .forEach(i -> {
                            boolean lives = i % 2 == 0;
                            MortalLine line = new MortalLine(lives ? Integer.MAX_VALUE : 1);
                            if (lives) {
                                living.add(line);
                            }
                            hub.resume(hub.connect(line), null, 0);
                        });
                assertThat(hub.counts().clients()).isEqualTo(CLIENTS);
                hub.tell(new MessageBody.Pong());
                hub.tell(new MessageBody.Pong());
                assertThat(hub.counts().clients()).isEqualTo(CLIENTS / 2);
                assertThat(living).allSatisfy(line -> assertThat(line.messages).hasValue(3));
            }
        }
    }
}
