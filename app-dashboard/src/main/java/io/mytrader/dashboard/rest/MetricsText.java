package io.mytrader.dashboard.rest;

import io.mytrader.dashboard.stream.EventHub;
import io.mytrader.runtime.SessionStatus;
import java.lang.management.ManagementFactory;

/** The server's own figures in the text format of Prometheus. */
public final class MetricsText {
    private MetricsText() {}

    /** Everything there is to count now. */
    public static String of(EventHub.Counts counts, SessionStatus status) {
        StringBuilder text = new StringBuilder(1024);
        gauge(text, "mytrader_dashboard_clients", "Connected clients.", counts.clients());
        gauge(
                text,
                "mytrader_dashboard_longest_queue",
                "Messages that wait for the slowest client.",
                counts.longestQueue());
        counter(
                text,
                "mytrader_dashboard_messages_total",
                "Numbered messages of the stream.",
                counts.messages());
        counter(
                text,
                "mytrader_dashboard_handed_total",
                "Messages handed to clients.",
                counts.handed());
        counter(
                text,
                "mytrader_dashboard_cut_off_total",
                "Clients that were too slow.",
                counts.cutOff());
        gauge(
                text,
                "mytrader_session_running",
                "1 while a session runs.",
                status.isRunning() ? 1 : 0);
        gauge(text, "mytrader_session_bars", "Closed bars of the session.", status.barsCollected());
        gauge(
                text,
                "mytrader_session_waiting_inputs",
                "Inputs in the engine's queue.",
                status.waitingInputs());
        gauge(
                text,
                "mytrader_longest_unprotected_millis",
                "Longest time that a position was without a working stop.",
                status.longestUnprotectedMillis());
        gauge(
                text,
                "mytrader_heap_used_bytes",
                "Heap in use.",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        return text.toString();
    }

    private static void gauge(StringBuilder text, String name, String help, long value) {
        write(text, name, help, "gauge", value);
    }

    private static void counter(StringBuilder text, String name, String help, long value) {
        write(text, name, help, "counter", value);
    }

    private static void write(
            StringBuilder text, String name, String help, String type, long value) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        text.append(name).append(' ').append(value).append('\n');
    }
}
