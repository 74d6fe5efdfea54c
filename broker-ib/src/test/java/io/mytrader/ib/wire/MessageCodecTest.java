package io.mytrader.ib.wire;

import static io.mytrader.ib.wire.Wire.frame;
import static io.mytrader.ib.wire.Wire.fromClient;
import static io.mytrader.ib.wire.Wire.fromServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.ib.wire.client.ClientMessage;
import io.mytrader.ib.wire.client.MarketDataRequest.CancelMarketData;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketData;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.server.AccountReply.Pnl;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.ib.wire.server.SessionReply.ManagedAccounts;
import io.mytrader.ib.wire.server.SessionReply.NextValidId;
import io.mytrader.ib.wire.server.TickByTick;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MessageCodecTest {

    @Test
    void ignoresFieldsBehindTheLastKnownOne() {
        assertThat(fromServer("9|1|117|new|fields|")).isEqualTo(new NextValidId(117));
    }

    @Test
    void reportsAnUnknownMessageWithItsFrame() {
        Frame bulletin = frame("14|1|7|1|halt|NYSE|");
        assertThat(ServerMessage.CODEC.decode(bulletin))
                .isEqualTo(new Decoded.Unknown<>(14, bulletin));
    }

    @Test
    void reportsAMalformedMessageWithReasonAndBytes() {
        Frame broken = frame("9|1|abc|");
        Decoded<ServerMessage> decoded = ServerMessage.CODEC.decode(broken);
        assertThat(decoded)
                .isEqualTo(
                        new Decoded.Malformed<>("field 2 is not a decimal number: 'abc'", broken));
        assertThat(decoded.toString())
                .isEqualTo(
                        "field 2 is not a decimal number: 'abc' in 9|1|abc|"
                                + " [39 00 31 00 61 62 63 00]");
    }

    @Test
    void reportsAMessageThatIsTooShort() {
        Frame broken = frame("3|59|Submitted|0|2|");
        assertThat(ServerMessage.CODEC.decode(broken))
                .isEqualTo(new Decoded.Malformed<>("the message ends before field 5", broken));
    }

    @Test
    void acceptsAnOlderVersionOfACancel() {
        assertThat(fromClient("2|1|7|")).isEqualTo(new CancelMarketData(7));
    }

    @Test
    void marketDataRequestsCarryLegsForACombinationOnly() {
        RequestMarketData plain =
                RequestMarketData.streaming(5, ContractSpec.resolved(770561194, "CME"));
        assertThat(ClientMessage.CODEC.encode(plain))
                .isEqualTo(frame("1|11|5|770561194||||0|||CME|||||0||0|0||"));
        assertThat(fromClient("1|11|5|770561194||||0|||CME|||||0||0|0||")).isEqualTo(plain);
        String combination =
                "1|11|5|0|MES|BAG||0|||CME||USD|||2|1|1|BUY|CME|2|1|SELL|CME|1|3|0.5|10||1|0||";
        assertThat(ClientMessage.CODEC.encode(fromClient(combination)))
                .isEqualTo(frame(combination));
    }

    @Test
    void ticksByTickDifferByKind() {
        String trade = "99|4|2|1700000000|5300.25|3|0|CME||";
        String quote = "99|4|3|1700000000|5300.25|5300.50|3|4|0|";
        String mid = "99|4|4|1700000000|5300.375|";
        String nothing = "99|4|0|1700000000|";
        assertThat(fromServer(mid))
                .isEqualTo(
                        new TickByTick(
                                4,
                                1700000000L,
                                new TickByTick.MidPoint(new BigDecimal("5300.375"))));
        for (String notation : new String[] {trade, quote, mid, nothing}) {
            assertThat(ServerMessage.CODEC.encode(fromServer(notation))).isEqualTo(frame(notation));
        }
    }

    @Test
    void unavailableProfitAndLossIsNotZero() {
        assertThat(fromServer("94|7|12.5|1.7976931348623157E308|1.7976931348623157E308|"))
                .isEqualTo(new Pnl(7, new BigDecimal("12.5"), null, null));
    }

    @Test
    void accountListsMayEndWithAComma() {
        assertThat(new ManagedAccounts("DU1,DU2,").accounts()).containsExactly("DU1", "DU2");
    }

    @Test
    void unicodeEscapesAreForDisplay() {
        ErrorMessage error =
                (ErrorMessage) fromServer("4|2|5|201|Margin f\\u00fcr \\u20ac\\u201d $1||");
        assertThat(error.plainText()).isEqualTo("Margin für €” $1");
    }
}
