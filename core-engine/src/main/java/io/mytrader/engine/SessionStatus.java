package io.mytrader.engine;

import io.mytrader.limit.LimitState;
import io.mytrader.limit.RiskLedger;

/**
 * Where a session stands: the time of its newest input, how far it came, and what people asked.
 *
 * <p>Engine thread only.
 */
final class SessionStatus {
    private final RiskLedger ledger;
    private final BrokerLink link;
    private final Markets markets;
    private SessionState phase = SessionState.IDLE;
    private boolean paused;
    private boolean draining;
    private long beganMillis = Long.MIN_VALUE;
    private long nowMillis;

    SessionStatus(RiskLedger ledger, BrokerLink link, Markets markets) {
        this.ledger = ledger;
        this.link = link;
        this.markets = markets;
    }

    void began(long timeMillis) {
        nowMillis = timeMillis;
        beganMillis = timeMillis;
        phase = SessionState.CONNECTING;
    }

    /** Whether what happened then belongs to the time before the session. */
    boolean isFromBefore(long timeMillis) {
        return timeMillis <= beganMillis;
    }

    /** The engine's only clock: the time that the newest input carries. */
    void moveTo(long timeMillis) {
        nowMillis = timeMillis;
    }

    long nowMillis() {
        return nowMillis;
    }

    /** How far the session came, limits and pauses apart. */
    SessionState phase() {
        return phase;
    }

    void enter(SessionState reached) {
        phase = reached;
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    boolean isPaused() {
        return paused;
    }

    void drain() {
        draining = true;
    }

    /** Whether people want no new positions. */
    boolean isHeldBack() {
        return paused || draining;
    }

    SessionState state() {
        if (draining) {
            return isDrained() ? SessionState.IDLE : SessionState.DRAINING;
        }
        if (ledger.haltReason() != null) {
            return SessionState.HALTED;
        }
        boolean reducing = paused || ledger.state() == LimitState.REDUCING;
        return phase == SessionState.TRADING && reducing ? SessionState.REDUCING : phase;
    }

    /** Whether an ending session has nothing left to do that the broker could still do now. */
    private boolean isDrained() {
        return !link.isUp()
                || markets.all().stream()
                        .map(Market::desk)
                        .allMatch(desk ->
                                desk.workingEntryContracts() == 0
                                        && (!desk.hasExitInFlight() || desk.isExitArmed()));
    }
}
