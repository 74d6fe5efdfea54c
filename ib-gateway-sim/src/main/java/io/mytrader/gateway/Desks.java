package io.mytrader.gateway;

import io.mytrader.gateway.account.Holding;
import io.mytrader.gateway.data.AccountSummaryDesk;
import io.mytrader.gateway.data.AccountUpdates;
import io.mytrader.gateway.data.ContractDesk;
import io.mytrader.gateway.data.HistoryDesk;
import io.mytrader.gateway.data.MarketDataDesk;
import io.mytrader.gateway.data.NewsDesk;
import io.mytrader.gateway.data.PositionDesk;
import io.mytrader.gateway.data.ProfitAndLossDesk;
import io.mytrader.gateway.data.StreamDesk;
import io.mytrader.gateway.order.OrderDesk;
import io.mytrader.gateway.session.ClientSession;

/** Everyone who serves clients. Gateway thread only. */
record Desks(
        ContractDesk contracts,
        HistoryDesk history,
        MarketDataDesk quotes,
        StreamDesk streams,
        OrderDesk orders,
        AccountUpdates accountUpdates,
        AccountSummaryDesk summaries,
        PositionDesk positions,
        ProfitAndLossDesk profitAndLoss,
        NewsDesk news) {

    /** Ends whatever runs for a connection. */
    void closed(ClientSession session) {
        history.closed(session);
        quotes.closed(session);
        streams.closed(session);
        accountUpdates.closed(session);
        summaries.closed(session);
        positions.closed(session);
        profitAndLoss.closed(session);
        news.closed(session);
    }

    /** Ends every data subscription without a word, as when the broker forgot them. */
    void forgetData() {
        history.clear();
        quotes.clear();
        streams.clear();
        news.clear();
    }

    void positionChanged(Holding holding) {
        positions.positionChanged(holding);
        accountUpdates.positionChanged(holding);
    }
}
