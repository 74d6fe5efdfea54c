package io.mytrader.ib.wire.server;

import io.mytrader.ib.wire.SentWhenUnset;
import io.mytrader.ib.wire.UnsetValue;
import io.mytrader.ib.wire.WireMessage;
import io.mytrader.ib.wire.contract.ContractRef;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Account values, positions, profit and loss. */
public sealed interface AccountReply extends ServerMessage {

    /** One account value; the key may carry a segment suffix, {@code -S} or {@code -C}. */
    @WireMessage(id = 6, version = 2)
    record AccountValue(String key, String value, String currency, String account)
            implements AccountReply {}

    /**
     * One position of the subscribed account.
     *
     * @param contract carries the primary exchange
     * @param averageCost for a future includes the multiplier
     */
    @WireMessage(id = 7, version = 8)
    record PortfolioValue(
            ContractRef contract,
            @Nullable BigDecimal position,
            @Nullable BigDecimal marketPrice,
            @Nullable BigDecimal marketValue,
            @Nullable BigDecimal averageCost,
            @Nullable BigDecimal unrealizedPnl,
            @Nullable BigDecimal realizedPnl,
            String account)
            implements AccountReply {}

    /** When the account values were computed, {@code HH:mm} in the gateway's zone. */
    @WireMessage(id = 8, version = 1)
    record AccountUpdateTime(String time) implements AccountReply {}

    /** The first full set of account values is complete. */
    @WireMessage(id = 54, version = 1)
    record AccountDownloadEnd(String account) implements AccountReply {}

    /**
     * One position.
     *
     * @param position negative when short, 0 when closed
     * @param averageCost for a future includes the multiplier
     */
    @WireMessage(id = 61, version = 3)
    record Position(
            String account,
            ContractRef contract,
            @Nullable BigDecimal position,
            @Nullable BigDecimal averageCost)
            implements AccountReply {}

    /** The first full set of positions is complete; what was not in it is zero. */
    @WireMessage(id = 62, version = 1)
    record PositionEnd() implements AccountReply {}

    /** One tag of an account summary. */
    @WireMessage(id = 63, version = 1)
    record AccountSummary(int requestId, String account, String tag, String value, String currency)
            implements AccountReply {}

    /** The first full account summary is complete. */
    @WireMessage(id = 64, version = 1)
    record AccountSummaryEnd(int requestId) implements AccountReply {}

    /** One position of an account or model. */
    @WireMessage(id = 71, version = 1)
    record PositionMulti(
            int requestId,
            String account,
            ContractRef contract,
            @Nullable BigDecimal position,
            @Nullable BigDecimal averageCost,
            String modelCode)
            implements AccountReply {}

    /** The positions of an account or model are complete. */
    @WireMessage(id = 72, version = 1)
    record PositionMultiEnd(int requestId) implements AccountReply {}

    /** One value of an account or model. */
    @WireMessage(id = 73, version = 1)
    record AccountUpdateMulti(
            int requestId,
            String account,
            String modelCode,
            String key,
            String value,
            String currency)
            implements AccountReply {}

    /** The values of an account or model are complete. */
    @WireMessage(id = 74, version = 1)
    record AccountUpdateMultiEnd(int requestId) implements AccountReply {}

    /** An account's profit and loss of the day and open. */
    @WireMessage(id = 94)
    record Pnl(
            int requestId,
            @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal daily,
            @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal unrealized,
            @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal realized)
            implements AccountReply {}

    /** A position's profit and loss and its value. */
    @WireMessage(id = 95)
    record PnlSingle(
            int requestId,
            @Nullable BigDecimal position,
            @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal daily,
            @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal unrealized,
            @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal realized,
            @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal value)
            implements AccountReply {}
}
