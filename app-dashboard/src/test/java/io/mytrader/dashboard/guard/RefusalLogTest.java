package io.mytrader.dashboard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusalLogTest {
    private static final long MINUTE = 60_000_000_000L;

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(RefusalLog.class);
    private final AtomicLong time = new AtomicLong();
    private final RefusalLog log = new RefusalLog(time::get);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
    }

    @Test
    void saysEachReasonOfEachAddressOnceAMinuteAndHowOftenSince() {
        for (int i = 0; i < 500; i++) {
            log.refused("10.0.0.7", "no token");
        }
        log.refused("10.0.0.7", "too many requests");
        log.refused("10.0.0.8", "no token");
        time.set(MINUTE);
        log.refused("10.0.0.7", "no token");
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "refused a client at 10.0.0.7: no token",
                        "refused a client at 10.0.0.7: too many requests",
                        "refused a client at 10.0.0.8: no token",
                        "refused a client at 10.0.0.7: no token; 499 times before");
    }
}
