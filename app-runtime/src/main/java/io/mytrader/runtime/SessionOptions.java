package io.mytrader.runtime;

import io.mytrader.engine.EngineSettings.Entries;

/**
 * What is special about one session.
 *
 * @param entries whether approved entries are sent, or only decided in a dry run
 * @param startedMillis wall time, epoch milliseconds UTC
 */
record SessionOptions(Entries entries, long startedMillis) {
    boolean sendsOrders() {
        return entries == Entries.SENT;
    }
}
