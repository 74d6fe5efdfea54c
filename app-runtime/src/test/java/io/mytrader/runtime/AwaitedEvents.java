package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.api.SessionMessage;
import io.mytrader.event.TradingEvent;
import io.mytrader.order.OrderRole;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Events of a desk's sessions as they come. */
final class AwaitedEvents {
    private static final long PATIENCE_SECONDS = 90;

    private final BlockingQueue<TradingEvent> events = new LinkedBlockingQueue<>();

    AwaitedEvents(SessionDesk desk) {
        desk.controller.subscribe(message -> {
            if (message instanceof SessionMessage.Happened happened) {
                events.add(happened.event());
            }
        });
    }

    void await(Predicate<TradingEvent> wanted) throws InterruptedException {
        TradingEvent event;
        do {
            event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("an event in time").isNotNull();
        } while (event != null && !wanted.test(event));
    }

    static Predicate<TradingEvent> isState(String state) {
        return event ->
                event instanceof TradingEvent.StateChanged changed && changed.state().equals(state);
    }

    static boolean isEntry(TradingEvent event) {
        return event instanceof TradingEvent.TradeExecuted executed
                && executed.execution().role() == OrderRole.ENTRY;
    }
}
