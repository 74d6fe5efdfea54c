package io.mytrader.limit;

import io.mytrader.limit.LimitReading.State;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pauses that follow a closed trade: cooldown and losing streak. Engine thread only. */
final class ExitPauses {
    private final int maxLosses;
    private final TimeSpan cooldown;
    private final TimeSpan streakPause;

    private long lastExitMillis = RiskState.NEVER;
    private int losses;
    private long streakFromMillis = RiskState.NEVER;

    ExitPauses(LimitSettings settings) {
        maxLosses = settings.maxConsecutiveLosses();
        cooldown = new TimeSpan(Outcome.COOLDOWN, TimeSpan.MINUTE, settings.tradeCooldownMinutes());
        streakPause =
                new TimeSpan(
                        Outcome.LOSS_STREAK, TimeSpan.MINUTE, settings.lossStreakPauseMinutes());
    }

    /** A result of exactly zero neither continues nor ends a streak. */
    void tradeClosed(long exitMillis, long netNanos) {
        lastExitMillis = Math.max(lastExitMillis, exitMillis);
        if (netNanos > 0) {
            losses = 0;
        } else if (netNanos < 0 && ++losses >= maxLosses) {
            losses = 0;
            streakFromMillis = lastExitMillis;
        }
    }

    void startDay() {
        losses = 0;
    }

    boolean inForce(long nowMillis) {
        return cooldown.contains(lastExitMillis, nowMillis)
                || streakPause.contains(streakFromMillis, nowMillis);
    }

    @Nullable Denial denyCooldown(long nowMillis) {
        return cooldown.deny(lastExitMillis, nowMillis);
    }

    @Nullable Denial denyStreak(long nowMillis) {
        return streakPause.deny(streakFromMillis, nowMillis);
    }

    List<LimitReading> readings(long nowMillis) {
        boolean paused = streakPause.contains(streakFromMillis, nowMillis);
        return List.of(
                cooldown.reading(lastExitMillis, nowMillis),
                new LimitReading(
                        Outcome.LOSS_STREAK,
                        paused ? maxLosses : losses,
                        maxLosses,
                        paused ? State.REACHED : State.OK));
    }

    long lastExitMillis() {
        return lastExitMillis;
    }

    int losses() {
        return losses;
    }

    long streakFromMillis() {
        return streakFromMillis;
    }

    void restore(RiskState saved) {
        lastExitMillis = saved.lastExitMillis();
        losses = saved.consecutiveLosses();
        streakFromMillis = saved.streakPauseFromMillis();
    }
}
