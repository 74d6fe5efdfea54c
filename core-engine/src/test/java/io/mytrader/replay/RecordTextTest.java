package io.mytrader.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.account.Position;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.engine.CarriedState;
import io.mytrader.limit.RiskState;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordTextTest {
    private static final Position UNNAMED = new Position("MES", 2, Price.of("5000.25"));

    @Test
    void aContractIsReadAsItWasWritten() {
        BrokerEvent.ContractTraded traded =
                new BrokerEvent.ContractTraded(7, "MES", YearMonth.of(2026, 9));
        assertThat(RecordText.of(traded)).isEqualTo("ContractTraded{7,\"MES\",2026-09}");
        assertThat(RecordText.read(RecordText.of(traded), BrokerEvent.ContractTraded.class))
                .isEqualTo(traded);
        Position named = new Position("MES", 2, Price.of("5000.25"), traded.contract());
        assertThat(RecordText.read(RecordText.of(named), Position.class)).isEqualTo(named);
    }

    @Test
    void aPositionFromBeforeContractsWereNamedIsReadAsOneInAnUnnamedContract() {
        String text = "Position{\"MES\",2,Price{5000250000000}}";
        assertThat(RecordText.of(UNNAMED)).isEqualTo(text);
        assertThat(RecordText.read(text, Position.class)).isEqualTo(UNNAMED);
    }

    @Test
    void whatASessionLeftIsReadAsItWasWritten() {
        CarriedState paused =
                new CarriedState(
                        Money.ofUnits(100_000), RiskState.EMPTY, List.of(), List.of(), true);
        assertThat(RecordText.read(RecordText.of(paused), CarriedState.class)).isEqualTo(paused);
    }

    @Test
    void whatASessionLeftBeforePausesWereCarriedIsReadAsNotPaused() {
        String text = RecordText.of(CarriedState.NONE);
        assertThat(text).endsWith(",false}");
        String older = text.substring(0, text.length() - ",false}".length()) + "}";
        assertThat(RecordText.read(older, CarriedState.class)).isEqualTo(CarriedState.NONE);
    }

    @Test
    void aRecordWithoutItsLastComponentIsRefusedWhereItNeverWasShorter() {
        assertThatThrownBy(() -> RecordText.read("Price{}", Price.class))
                .isInstanceOf(JournalException.class);
        assertThatThrownBy(() ->
                        RecordText.read("ContractTraded{7}", BrokerEvent.ContractTraded.class))
                .isInstanceOf(JournalException.class);
    }

    @Test
    void whatIsNoMonthIsNamedWithItsPlace() {
        assertThatThrownBy(() ->
                        RecordText.read(
                                "ContractTraded{7,\"MES\",2026-13}",
                                BrokerEvent.ContractTraded.class))
                .isInstanceOf(JournalException.class)
                .hasMessage("expected a month, not '2026-13' at character 30");
    }
}
