package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.api.SessionMessage;
import io.mytrader.event.TradingEvent;
import io.mytrader.journal.SessionHeader;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoredEvent;
import io.mytrader.sqlite.SqliteStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRecordTest {
    private static final SessionId SESSION = new SessionId("s1");

    @TempDir Path folder;

    @Test
    void whoWaitsForTheDiskFindsEverythingThereThatWasToldBefore() {
        try (SqliteStore store = SqliteStore.open(folder);
                SessionWriter writer = store.begin(header(), new UnheardStoreListener())) {
            SessionRecord record = new SessionRecord(writer);
            record.message(told(1));
            record.message(told(2));
            writer.force();
            assertThat(recorded(store)).isEmpty();
            record.journal(writer).force();
            assertThat(recorded(store)).containsExactly(1L, 2L);
        }
    }

    @Test
    void whatCannotBeRecordedIsToldAfterTheCommandAndNothingElseIsLost() {
        try (SqliteStore store = SqliteStore.open(folder);
                SessionWriter writer = store.begin(header(), new UnheardStoreListener())) {
            SessionRecord record = new SessionRecord(writer);
            record.message(told(2));
            record.message(told(1));
            record.message(told(3));
            record.journal(writer).force();
            assertThat(recorded(store)).containsExactly(2L, 3L);
            assertThatThrownBy(record::settle)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("event 1 after 2");
            record.settle();
        }
    }

    @Test
    void nothingWaitsForAPauseThatDoesNotCome() {
        try (SqliteStore store = SqliteStore.open(folder);
                SessionWriter writer = store.begin(header(), new UnheardStoreListener())) {
            SessionRecord record = new SessionRecord(writer);
            for (long i = 1; i <= 1_000; i++) {
                record.message(told(i));
            }
            writer.force();
            assertThat(recorded(store)).hasSizeGreaterThan(700).startsWith(1L, 2L, 3L);
            record.settle();
            writer.force();
            assertThat(recorded(store)).hasSize(1_000).isSorted();
        }
    }

    private static List<Long> recorded(SqliteStore store) {
        return store.eventsSince(SESSION, 0, 2_000).stream().map(StoredEvent::sequence).toList();
    }

    private static SessionMessage.Happened told(long sequence) {
        return new SessionMessage.Happened(
                sequence,
                SESSION.value(),
                1_000 + sequence,
                sequence,
                new TradingEvent.SystemMessage(1_000 + sequence, "code", "message " + sequence));
    }

    private static SessionHeader header() {
        return new SessionHeader(
                SESSION, 1_000, "paper", "sim", "SIM1", "c0ffee", "mode: paper", "0.1.0");
    }
}
