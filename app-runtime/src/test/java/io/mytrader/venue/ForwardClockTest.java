package io.mytrader.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ForwardClockTest {
    private final AtomicLong wall = new AtomicLong(1_000);

    @Test
    void aClockThatIsSetBackStandsStillUntilItIsCaughtUpR54() {
        ForwardClock clock = new ForwardClock(wall::get, 0);
        wall.set(5_000);
        assertThat(clock.nowMillis()).isEqualTo(5_000);
        wall.set(2_000);
        assertThat(clock.nowMillis()).isEqualTo(5_000);
        wall.set(5_001);
        assertThat(clock.nowMillis()).isEqualTo(5_001);
    }

    @Test
    void timeGoesOnFromWhereTheAccountWasLeft() {
        ForwardClock clock = new ForwardClock(wall::get, 3_000);
        assertThat(clock.nowMillis()).isEqualTo(3_000);
        wall.set(3_500);
        assertThat(clock.nowMillis()).isEqualTo(3_500);
    }
}
