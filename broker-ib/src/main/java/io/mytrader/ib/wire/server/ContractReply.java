package io.mytrader.ib.wire.server;

import io.mytrader.ib.wire.SentWhenUnset;
import io.mytrader.ib.wire.UnsetValue;
import io.mytrader.ib.wire.WireMessage;
import io.mytrader.ib.wire.contract.TagValue;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contract facts. */
public sealed interface ContractReply extends ServerMessage {

    /**
     * One contract that matches; 40 fields without security ids.
     *
     * @param lastTradeDateOrContractMonth a date, possibly followed by a blank or dash, a time and
     *     a zone
     * @param minTick in the contract's currency; times priceMagnifier on the wire of prices
     * @param orderTypes comma list
     * @param validExchanges comma list, parallel to marketRuleIds
     * @param contractMonth {@code yyyyMM}
     * @param tradingHours {@code ;}-separated sessions in the zone of timeZoneId
     * @param realExpirationDate {@code yyyyMMdd}
     */
    @WireMessage(id = 10)
    record ContractDetails(
            int requestId,
            String symbol,
            String secType,
            String lastTradeDateOrContractMonth,
            @Nullable BigDecimal strike,
            String right,
            String exchange,
            String currency,
            String localSymbol,
            String marketName,
            String tradingClass,
            int conId,
            BigDecimal minTick,
            String multiplier,
            String orderTypes,
            String validExchanges,
            int priceMagnifier,
            int underConId,
            String longName,
            String primaryExchange,
            String contractMonth,
            String industry,
            String category,
            String subcategory,
            String timeZoneId,
            String tradingHours,
            String liquidHours,
            String evRule,
            @Nullable BigDecimal evMultiplier,
            List<TagValue> secIds,
            @SentWhenUnset(UnsetValue.INTEGER) @Nullable Integer aggGroup,
            String underSymbol,
            String underSecType,
            String marketRuleIds,
            String realExpirationDate,
            String stockType,
            @Nullable BigDecimal minSize,
            @Nullable BigDecimal sizeIncrement,
            @Nullable BigDecimal suggestedSizeIncrement)
            implements ContractReply {}

    /** Ends the answer; never follows error 200. */
    @WireMessage(id = 52, version = 1)
    record ContractDetailsEnd(int requestId) implements ContractReply {}

    /** The price increments of a market rule, by band. */
    @WireMessage(id = 93)
    record MarketRule(int marketRuleId, List<PriceIncrement> increments) implements ContractReply {}

    /** Prices from {@code lowEdge} up move in steps of {@code increment}. */
    record PriceIncrement(BigDecimal lowEdge, BigDecimal increment) {}
}
