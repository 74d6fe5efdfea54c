package io.mytrader.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.exit.SessionWindow;
import io.mytrader.limit.RiskLedger;
import io.mytrader.limit.RiskState;
import io.mytrader.market.Money;
import io.mytrader.market.TradingCalendar;
import io.mytrader.signal.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Daily limits at the roll of the exchange day, 17:00 in Chicago: on an ordinary day, over a
 * weekend, when clocks change, and with a restart in the middle.
 */
class ExchangeDayTest {
    private static final TradingCalendar CME = TradingCalendar.cmeEquityIndex();
    private static final Money LOSS = Money.ofUnits(1_500);

    private final Proposals proposals = new Proposals();

    ExchangeDayTest() {
        proposals.ledger = RiskLedger.limitedBy(proposals.settings.limits());
    }

    @ParameterizedTest
    @CsvSource({
        // ordinary winter day: the roll is at 23:00 UTC
        "2024-01-09T15:00:00Z, 2024-01-09T22:59:59.999Z, 2024-01-09T23:00:00Z",
        // ordinary summer day: 22:00 UTC
        "2024-07-09T15:00:00Z, 2024-07-09T21:59:59.999Z, 2024-07-09T22:00:00Z",
        // weekend: the next day is Monday and begins with the roll on Friday
        "2024-01-12T15:00:00Z, 2024-01-12T22:59:59.999Z, 2024-01-14T23:00:00Z",
        // clocks go forward on Sunday 10 March 2024: Friday still rolls at 23:00 UTC
        "2024-03-08T15:00:00Z, 2024-03-08T22:59:59.999Z, 2024-03-08T23:00:00Z",
        "2024-03-11T15:00:00Z, 2024-03-11T21:59:59.999Z, 2024-03-11T22:00:00Z",
        // and back on Sunday 3 November 2024: Friday still rolls at 22:00 UTC
        "2024-11-01T15:00:00Z, 2024-11-01T21:59:59.999Z, 2024-11-01T22:00:00Z",
        "2024-11-04T15:00:00Z, 2024-11-04T22:59:59.999Z, 2024-11-04T23:00:00Z",
        // the day before Martin Luther King Day closes early but rolls as ever
        "2024-01-15T15:00:00Z, 2024-01-15T22:59:59.999Z, 2024-01-15T23:00:00Z"
    })
    void theDaysLossIsForgottenAtTheRollAndNotBefore(String lost, String before, String roll) {
        mark(lost, Proposals.EQUITY);
        mark(lost, Proposals.EQUITY.minus(LOSS));
        assertThat(deniedAt(lost)).isEqualTo(Outcome.DAILY_LOSS);

        mark(before, Proposals.EQUITY.minus(LOSS));
        assertThat(deniedAt(before)).isEqualTo(Outcome.DAILY_LOSS);
        restart();
        assertThat(deniedAt(before)).isEqualTo(Outcome.DAILY_LOSS);

        mark(roll, Proposals.EQUITY.minus(LOSS));
        assertThat(proposals.ledger.denyEntry(millis(roll))).isNull();
        assertThat(proposals.ledger.dailyLossLeft()).isEqualTo(LOSS);
    }

    @Test
    void aRestartOnTheNextDayFindsTheDayRolled() {
        mark("2024-01-09T15:00:00Z", Proposals.EQUITY);
        mark("2024-01-09T15:01:00Z", Proposals.EQUITY.minus(LOSS));
        RiskState saved = proposals.ledger.snapshot();
        proposals.ledger = RiskLedger.limitedBy(proposals.settings.limits());
        proposals.ledger.restore(saved);
        Money later = Proposals.EQUITY.minus(LOSS).minus(Money.ofUnits(100));
        mark("2024-01-11T15:00:00Z", later);
        // What was lost while nobody looked counts for the day that finds it.
        assertThat(proposals.ledger.dailyLossLeft()).isEqualTo(Money.ofUnits(1_400));
        assertThat(proposals.ledger.denyEntry(millis("2024-01-11T15:00:00Z"))).isNull();
    }

    @Test
    void theWeekendBelongsToMonday() {
        mark("2024-01-12T15:00:00Z", Proposals.EQUITY);
        mark("2024-01-13T12:00:00Z", Proposals.EQUITY.minus(LOSS));
        mark("2024-01-15T12:00:00Z", Proposals.EQUITY.minus(LOSS));
        assertThat(proposals.ledger.dailyLossReached()).isTrue();
        mark("2024-01-15T23:00:00Z", Proposals.EQUITY.minus(LOSS));
        assertThat(proposals.ledger.dailyLossReached()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // Chicago noon of expiry week in March 2024, last trading day Friday 15
        "2024-03-11T17:00:00Z, ENTERED",
        "2024-03-12T17:00:00Z, ENTERED",
        "2024-03-13T17:00:00Z, CONTRACT_EXPIRY",
        "2024-03-14T17:00:00Z, CONTRACT_EXPIRY",
        "2024-03-15T13:29:00Z, CONTRACT_EXPIRY",
        "2024-03-18T17:00:00Z, ENTERED",
        // the roll day begins with its session, on the evening before
        "2024-03-12T20:39:59.999Z, ENTERED",
        "2024-03-12T22:00:00Z, CONTRACT_EXPIRY",
        // the last minutes before the break at 16:00, and the break
        "2024-03-11T20:39:59.999Z, ENTERED",
        "2024-03-11T20:40:00Z, NO_ENTRY_BEFORE_CLOSE",
        "2024-03-11T20:59:59.999Z, NO_ENTRY_BEFORE_CLOSE",
        "2024-03-11T21:00:00Z, MARKET_CLOSED",
        "2024-03-11T21:59:59.999Z, MARKET_CLOSED",
        "2024-03-11T22:00:00Z, ENTERED",
        // the same minutes before the clocks went forward
        "2024-03-07T21:39:59.999Z, ENTERED",
        "2024-03-07T21:40:00Z, NO_ENTRY_BEFORE_CLOSE",
        "2024-03-07T22:00:00Z, MARKET_CLOSED",
        // weekend, and an early close at 12:00 on Martin Luther King Day
        "2024-01-13T17:00:00Z, MARKET_CLOSED",
        "2024-01-15T17:39:59.999Z, ENTERED",
        "2024-01-15T17:40:00Z, NO_ENTRY_BEFORE_CLOSE",
        "2024-01-15T18:00:00Z, MARKET_CLOSED"
    })
    void entriesFollowTheCalendar(String at, Outcome outcome) {
        mark(at, Proposals.EQUITY);
        proposals.timeMillis = millis(at);
        proposals.window = SessionWindow.at(Proposals.MES, millis(at));
        assertThat(
                        switch (proposals.answer()) {
                            case GateAnswer.Approved _ -> Outcome.ENTERED;
                            case GateAnswer.Denied(var denial, var _) -> denial.outcome();
                        })
                .isEqualTo(outcome);
    }

    private Outcome deniedAt(String at) {
        proposals.timeMillis = millis(at);
        assertThat(proposals.answer()).isInstanceOf(GateAnswer.Denied.class);
        return ((GateAnswer.Denied) proposals.answer()).denial().outcome();
    }

    private void restart() {
        RiskState saved = proposals.ledger.snapshot();
        proposals.ledger = RiskLedger.limitedBy(proposals.settings.limits());
        proposals.ledger.restore(saved);
    }

    private void mark(String at, Money equity) {
        long millis = millis(at);
        proposals.ledger.onMark(millis, CME.exchangeDayOf(millis).toEpochDay(), equity.nanos());
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
