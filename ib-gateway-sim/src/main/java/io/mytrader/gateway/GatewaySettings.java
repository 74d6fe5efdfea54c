package io.mytrader.gateway;

import io.mytrader.gateway.data.DataTimings;
import io.mytrader.gateway.data.NewsWire;
import io.mytrader.gateway.order.FillRules;
import io.mytrader.gateway.order.GatewayTimes;
import io.mytrader.gateway.order.OrderTimings;
import io.mytrader.gateway.session.SessionSettings;
import io.mytrader.market.Money;

/**
 * What an operator would set at a gateway, and how its broker behaves.
 *
 * @param account the id of the one account; paper accounts start with D
 * @param startingCash what the account holds at first
 * @param masterClientId the client that hears of every client's orders; -1 for none
 */
public record GatewaySettings(
        String account,
        Money startingCash,
        int masterClientId,
        GatewayTimes times,
        OrderTimings orderTimings,
        FillRules fillRules,
        SessionSettings sessions,
        DataTimings dataTimings,
        NewsWire news) {

    /** A paper account of 100,000 USD. */
    public static final GatewaySettings PAPER =
            new GatewaySettings(
                    "DU1234567",
                    Money.ofUnits(100_000),
                    -1,
                    GatewayTimes.UTC,
                    OrderTimings.TYPICAL,
                    FillRules.PRODUCT,
                    SessionSettings.TYPICAL,
                    DataTimings.TYPICAL,
                    NewsWire.TYPICAL);

    /** The same with another account. */
    public GatewaySettings withAccount(String id, Money cash) {
        return new GatewaySettings(
                id,
                cash,
                masterClientId,
                times,
                orderTimings,
                fillRules,
                sessions,
                dataTimings,
                news);
    }

    /** The same with other fill rules. */
    public GatewaySettings withFillRules(FillRules rules) {
        return new GatewaySettings(
                account,
                startingCash,
                masterClientId,
                times,
                orderTimings,
                rules,
                sessions,
                dataTimings,
                news);
    }

    /** The same with another way of writing times. */
    public GatewaySettings withTimes(GatewayTimes other) {
        return new GatewaySettings(
                account,
                startingCash,
                masterClientId,
                other,
                orderTimings,
                fillRules,
                sessions,
                dataTimings,
                news);
    }

    /** The same with other news. */
    public GatewaySettings withNews(NewsWire other) {
        return new GatewaySettings(
                account,
                startingCash,
                masterClientId,
                times,
                orderTimings,
                fillRules,
                sessions,
                dataTimings,
                other);
    }
}
