package io.mytrader.sqlite;

import io.mytrader.journal.StoreFailure;
import io.mytrader.journal.StoreFailure.Kind;
import io.mytrader.journal.StoreListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps what it hears, to wait for: the kind of each failure, and {@code recovered}. */
final class RecordingStoreListener implements StoreListener {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public void failed(StoreFailure failure) {
        heard.add(failure.kind().name());
    }

    @Override
    public void recovered() {
        heard.add("recovered");
    }

    /** The next thing heard, at the latest after ten seconds; null when nothing is. */
    @Nullable String next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    boolean heardNothing() {
        return heard.isEmpty();
    }

    static String failed(Kind kind) {
        return kind.name();
    }
}
