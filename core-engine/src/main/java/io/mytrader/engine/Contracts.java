package io.mytrader.engine;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which contract of an instrument takes entries and which one is held; both unknown where bars are
 * a continuous series. They differ after a roll that the position did not see.
 *
 * <p>Engine thread only.
 */
final class Contracts {
    private @Nullable YearMonth traded;
    private @Nullable YearMonth held;

    /** Entries go into this one from now on. */
    void trade(YearMonth contract) {
        traded = contract;
    }

    /** A position was opened: it is in the contract that entries go into. */
    void opened() {
        held = traded;
    }

    /** A position is, or was left, in this contract; null changes nothing. */
    void hold(@Nullable YearMonth contract) {
        if (contract != null) {
            held = contract;
        }
    }

    /** The position is gone. */
    void closed() {
        held = null;
    }

    @Nullable YearMonth held() {
        return held;
    }

    /** Whose last trading day counts now: that of what is held before that of what would be. */
    @Nullable YearMonth inForce() {
        return held == null ? traded : held;
    }

    /** Whether bars and quotes are those of the position's contract, or there is none. */
    boolean arePriced() {
        return held == null || traded == null || held.equals(traded);
    }
}
