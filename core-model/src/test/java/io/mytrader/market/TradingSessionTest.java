package io.mytrader.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TradingSessionTest {

    private static final LocalDate DAY = LocalDate.of(2024, 7, 10);

    @Test
    void opensAreInclusiveAndClosesExclusive() {
        TradingSession session = new TradingSession(DAY, 100, 200, 150, 160);

        assertThat(session.contains(99)).isFalse();
        assertThat(session.contains(100)).isTrue();
        assertThat(session.contains(199)).isTrue();
        assertThat(session.contains(200)).isFalse();
        assertThat(session.containsRegular(149)).isFalse();
        assertThat(session.containsRegular(150)).isTrue();
        assertThat(session.containsRegular(160)).isFalse();
    }

    @Test
    void dayWithoutRegularHoursContainsNone() {
        assertThat(new TradingSession(DAY, 100, 200, 200, 200).containsRegular(200)).isFalse();
    }

    @Test
    void refusesHoursOutOfOrder() {
        assertThatThrownBy(() -> new TradingSession(DAY, 200, 100, 150, 160))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Session of 2024-07-10 must have open < close and regular hours within, but is 200 to 100,"
                                + " regular 150 to 160");
        assertThatThrownBy(() -> new TradingSession(DAY, 100, 200, 99, 160))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TradingSession(DAY, 100, 200, 160, 150))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TradingSession(DAY, 100, 200, 150, 201))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
