package io.mytrader.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** Chicago is UTC-6 in winter and UTC-5 in summer; the session runs from 17:00 to 16:00. */
class SessionWindowTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();

    @Test
    void isTheExchangesSession() {
        assertThat(at("2024-01-02T16:00:00Z"))
                .isEqualTo(
                        window(
                                "2024-01-01T23:00:00Z",
                                "2024-01-02T22:00:00Z",
                                ContractLife.FAR_FROM_EXPIRY));
    }

    @Test
    void isTheNextSessionWhenTheMarketIsClosed() {
        SessionWindow window = at("2024-01-06T12:00:00Z");
        assertThat(window)
                .isEqualTo(
                        window(
                                "2024-01-07T23:00:00Z",
                                "2024-01-08T22:00:00Z",
                                ContractLife.FAR_FROM_EXPIRY));
        assertThat(window.contains(millis("2024-01-06T12:00:00Z"))).isFalse();
        assertThat(window.contains(millis("2024-01-07T23:00:00Z"))).isTrue();
        assertThat(window.contains(millis("2024-01-08T22:00:00Z"))).isFalse();
    }

    @Test
    void followsTheChangeOfClocks() {
        assertThat(at("2024-03-08T18:00:00Z").closeMillis())
                .isEqualTo(millis("2024-03-08T22:00:00Z"));
        assertThat(at("2024-03-11T18:00:00Z"))
                .isEqualTo(
                        window(
                                "2024-03-10T22:00:00Z",
                                "2024-03-11T21:00:00Z",
                                ContractLife.FAR_FROM_EXPIRY));
    }

    @Test
    void expiryWeekTakesNoEntryFromTwoSessionsBeforeTheLastTradingDay() {
        // Last trading day of March 2024: Friday 15; roll day Wednesday 13.
        assertThat(at("2024-03-11T18:00:00Z").contract()).isEqualTo(ContractLife.FAR_FROM_EXPIRY);
        assertThat(at("2024-03-12T18:00:00Z").contract()).isEqualTo(ContractLife.LAST_BEFORE_ROLL);
        assertThat(at("2024-03-13T18:00:00Z").contract()).isEqualTo(ContractLife.NO_ENTRY);
        assertThat(at("2024-03-14T18:00:00Z").contract()).isEqualTo(ContractLife.NO_ENTRY);
        assertThat(at("2024-03-15T13:00:00Z").contract()).isEqualTo(ContractLife.NO_ENTRY);
        assertThat(at("2024-03-18T18:00:00Z").contract()).isEqualTo(ContractLife.FAR_FROM_EXPIRY);
    }

    @Test
    void oneContractIsOverFromItsRollDayOnAndTheNextOneGoesOn() {
        YearMonth march = YearMonth.of(2024, 3);
        long tuesday = millis("2024-03-12T18:00:00Z");
        long wednesday = millis("2024-03-13T18:00:00Z");
        long monday = millis("2024-03-18T18:00:00Z");
        assertThat(SessionWindow.at(MES, march, tuesday).contract())
                .isEqualTo(ContractLife.LAST_BEFORE_ROLL);
        assertThat(SessionWindow.at(MES, march, wednesday).contract())
                .isEqualTo(ContractLife.NO_ENTRY);
        assertThat(SessionWindow.at(MES, march, monday).contract())
                .isEqualTo(ContractLife.NO_ENTRY);
        assertThat(SessionWindow.at(MES, march.plusMonths(3), wednesday).contract())
                .isEqualTo(ContractLife.FAR_FROM_EXPIRY);
    }

    @Test
    void aContractThatNeverExpiresHasNoExpiryWeek() {
        Instrument stock =
                new Instrument(
                        "X",
                        "x",
                        "CME",
                        "USD",
                        MES.tickSize(),
                        MES.pointValue(),
                        MES.commission(),
                        1,
                        MES.initialMargin(),
                        MES.marginAsOf(),
                        MES.calendar(),
                        false);
        assertThat(SessionWindow.at(stock, millis("2024-03-13T18:00:00Z")).contract())
                .isEqualTo(ContractLife.FAR_FROM_EXPIRY);
    }

    @Test
    void aGenericSeriesIsAlwaysOpen() {
        Instrument generic = InstrumentCatalogue.find("GENERIC").orElseThrow();
        assertThat(SessionWindow.at(generic, millis("2024-01-06T12:00:00Z")))
                .isEqualTo(SessionWindow.ALWAYS_OPEN);
    }

    private static SessionWindow at(String instant) {
        return SessionWindow.at(MES, millis(instant));
    }

    private static SessionWindow window(String open, String close, ContractLife life) {
        return new SessionWindow(millis(open), millis(close), life);
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
