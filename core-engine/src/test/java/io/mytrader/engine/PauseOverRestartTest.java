package io.mytrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.event.TradingEvent;
import io.mytrader.signal.SignalAction;
import org.junit.jupiter.api.Test;

/** A pause holds until somebody resumes, also in another process. */
class PauseOverRestartTest {
    private final DisturbedSession session = DisturbedSession.usual();

    @Test
    void aPauseLastsOverARestartUntilResumed() {
        session.bar(5000);
        session.operator(OperatorAction.PAUSE);
        assertPausedUntilResumed(session.restarted());
    }

    @Test
    void r22ThePauseOfAFlattenLastsOverARestartUntilResumed() {
        session.bar(SignalAction.BUY, 5000);
        session.bar(5000);
        assertThat(session.position()).isEqualTo(2);
        session.operator(OperatorAction.FLATTEN);
        session.bar(5000);
        assertThat(session.position()).isZero();
        assertPausedUntilResumed(session.restarted());
    }

    private static void assertPausedUntilResumed(DisturbedSession later) {
        // Longer than the cooldown after an exit.
        for (int minute = 0; minute < 10; minute++) {
            later.bar(5000);
        }
        later.bar(SignalAction.BUY, 5000);
        assertThat(later.submittedEntries()).isZero();
        assertThat(later.engine().state()).isEqualTo(SessionState.REDUCING);
        assertThat(later.eventsOf(TradingEvent.SystemMessage.class))
                .extracting(TradingEvent.SystemMessage::code)
                .contains("still_paused");
        later.operator(OperatorAction.RESUME);
        later.bar(SignalAction.BUY, 5000);
        assertThat(later.submittedEntries()).isOne();
    }
}
