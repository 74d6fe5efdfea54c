package io.mytrader.runtime.metrics;

import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineInput;
import io.mytrader.event.TradingEvent;

/**
 * What a session tells while it works, to be measured.
 *
 * <p>Engine thread only; every call returns within a microsecond. Times are nanoseconds of the
 * caller's monotonic clock.
 */
public interface SessionProbe {
    /** The engine is about to take an input. */
    void taking(EngineInput input, long nanos);

    /** It decided on the bar that it is taking. */
    void decided(long nanos);

    /** It made a command whose intent is about to be forced to the disk. */
    void commanded(long nanos);

    /** The intent is on disk. */
    void durable(long nanos);

    /** The command goes out. */
    void sending(BrokerCommand command, long nanos);

    /** The engine has taken the input. */
    void taken(long nanos);

    /** Something was told to the world. */
    void happened(TradingEvent event);
}
