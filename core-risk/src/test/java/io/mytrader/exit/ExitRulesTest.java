package io.mytrader.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ExitReason;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Price;
import io.mytrader.order.OrderSide;
import org.junit.jupiter.api.Test;

class ExitRulesTest {
    private static final long MINUTE = 60_000;
    private static final long OPEN = 1_000 * MINUTE;
    private static final long CLOSE = 2_380 * MINUTE;
    private static final SessionWindow ORDINARY =
            new SessionWindow(OPEN, CLOSE, ContractLife.FAR_FROM_EXPIRY);
    private static final SessionWindow LAST =
            new SessionWindow(OPEN, CLOSE, ContractLife.LAST_BEFORE_ROLL);
    private static final SessionWindow EXPIRING =
            new SessionWindow(OPEN, CLOSE, ContractLife.NO_ENTRY);

    private final ExitRules rules = new ExitRules(ExitSettings.defaults());
    private final ExitRules overnight = new ExitRules(new ExitSettings(0, 0, true, 8));
    private final ExitRules shortLived = new ExitRules(new ExitSettings(10, 30, true, 8));

    @Test
    void flattensTenMinutesBeforeTheClose() {
        assertThat(rules.due(ORDINARY, CLOSE - 10 * MINUTE - 1, OPEN)).isNull();
        assertThat(rules.due(ORDINARY, CLOSE - 10 * MINUTE, OPEN))
                .isEqualTo(ExitReason.SESSION_END);
        assertThat(rules.due(ORDINARY, CLOSE, OPEN)).isEqualTo(ExitReason.SESSION_END);
    }

    @Test
    void aMarketThatNeverClosesFlattensNothing() {
        assertThat(rules.due(SessionWindow.ALWAYS_OPEN, Long.MAX_VALUE / 2, 0)).isNull();
        assertThat(SessionWindow.ALWAYS_OPEN.closesWithin(1_000_000, CLOSE)).isFalse();
        assertThat(SessionWindow.ALWAYS_OPEN.minutesToClose(CLOSE)).isInfinite();
    }

    @Test
    void switchedOffItKeepsPositionsOvernightButNotOverARoll() {
        assertThat(overnight.due(ORDINARY, CLOSE, OPEN)).isNull();
        assertThat(overnight.due(LAST, CLOSE - 10 * MINUTE - 1, OPEN)).isNull();
        assertThat(overnight.due(LAST, CLOSE - 10 * MINUTE, OPEN)).isEqualTo(ExitReason.ROLL);
    }

    @Test
    void theRollGoesBeforeTheSessionsEnd() {
        assertThat(rules.due(LAST, CLOSE - 10 * MINUTE - 1, OPEN)).isNull();
        assertThat(rules.due(LAST, CLOSE - 10 * MINUTE, OPEN)).isEqualTo(ExitReason.ROLL);
        ExitRules early = new ExitRules(new ExitSettings(45, 0, true, 8));
        assertThat(early.due(LAST, CLOSE - 45 * MINUTE, OPEN)).isEqualTo(ExitReason.ROLL);
        assertThat(early.due(LAST, CLOSE - 46 * MINUTE, OPEN)).isNull();
    }

    @Test
    void nothingIsHeldInExpiryWeek() {
        assertThat(overnight.due(EXPIRING, OPEN, OPEN)).isEqualTo(ExitReason.ROLL);
    }

    @Test
    void aTradeEndsAfterItsLongestDuration() {
        long entry = OPEN + 5 * MINUTE;
        assertThat(shortLived.due(ORDINARY, entry + 30 * MINUTE - 1, entry)).isNull();
        assertThat(shortLived.due(ORDINARY, entry + 30 * MINUTE, entry))
                .isEqualTo(ExitReason.TIME_LIMIT);
        assertThat(rules.due(ORDINARY, entry + 300 * MINUTE, entry)).isNull();
        assertThat(shortLived.due(ORDINARY, CLOSE - 10 * MINUTE, entry))
                .isEqualTo(ExitReason.SESSION_END);
    }

    @Test
    void anExitIsOfferedThroughTheMarketOnTheTick() {
        Instrument mes = InstrumentCatalogue.find("MES").orElseThrow();
        assertThat(rules.marketableLimit(mes, OrderSide.SELL, Price.of("4750")))
                .isEqualTo(Price.of("4748"));
        assertThat(rules.marketableLimit(mes, OrderSide.BUY, Price.of("4750")))
                .isEqualTo(Price.of("4752"));
        assertThat(rules.marketableLimit(mes, OrderSide.SELL, Price.of("4750.10")))
                .isEqualTo(Price.of("4748"));
        assertThat(rules.marketableLimit(mes, OrderSide.BUY, Price.of("4750.10")))
                .isEqualTo(Price.of("4752.25"));
    }
}
