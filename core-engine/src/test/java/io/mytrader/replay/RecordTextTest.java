package io.mytrader.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.account.Position;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.market.Price;
import java.time.YearMonth;
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
    void whatIsNoMonthIsNamedWithItsPlace() {
        assertThatThrownBy(() ->
                        RecordText.read(
                                "ContractTraded{7,\"MES\",2026-13}",
                                BrokerEvent.ContractTraded.class))
                .isInstanceOf(JournalException.class)
                .hasMessage("expected a month, not '2026-13' at character 30");
    }
}
