package io.mytrader.gateway.data;

import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.market.DayStatistics;
import io.mytrader.gateway.market.Market;
import io.mytrader.gateway.market.MarketListener;
import io.mytrader.gateway.market.Trade;
import io.mytrader.gateway.market.WireNumber;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.server.MarketDataReply.MarketDataType;
import io.mytrader.ib.wire.server.MarketDataReply.TickPrice;
import io.mytrader.ib.wire.server.MarketDataReply.TickSize;
import io.mytrader.ib.wire.server.MarketDataReply.TickString;
import io.mytrader.market.Price;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One market data subscription: a snapshot, then what changed, a few times a second. Gateway thread
 * only.
 */
final class QuoteFeed implements MarketListener, Subscriptions.Stoppable {
    private static final int LIVE = 1;
    private static final int DELAYED = 3;
    private static final BigDecimal UNQUOTED = BigDecimal.ONE.negate();

    private final ClientSession session;
    private final int requestId;
    private final Market market;
    private final Agenda agenda;
    private final Conditions conditions;
    private final long intervalMillis;
    private final Map<QuoteTick, BigDecimal> sent = new HashMap<>();
    private int announcedType;
    private Agenda.@Nullable Task flush;

    QuoteFeed(
            ClientSession session,
            int requestId,
            Market market,
            Agenda agenda,
            Conditions conditions,
            long intervalMillis) {
        this.session = session;
        this.requestId = requestId;
        this.market = market;
        this.agenda = agenda;
        this.conditions = conditions;
        this.intervalMillis = intervalMillis;
        market.addListener(this);
        flush();
    }

    ClientSession session() {
        return session;
    }

    int requestId() {
        return requestId;
    }

    @Override
    public void traded(Market traded, Trade trade) {
        if (flush == null) {
            flush = agenda.after(intervalMillis, this::flush);
        }
    }

    private void flush() {
        flush = null;
        if (!conditions.dataFlows()) {
            return;
        }
        int type = conditions.has(Trouble.DATA_DELAYED) ? DELAYED : LIVE;
        if (type != announcedType) {
            announcedType = type;
            sent.clear();
            session.send(new MarketDataType(requestId, type));
        }
        DayStatistics day = market.day();
        price(QuoteTick.BID, market.bid(), market.bidSize());
        price(QuoteTick.ASK, market.ask(), market.askSize());
        price(QuoteTick.LAST, market.last(), market.lastSize());
        statistic(QuoteTick.HIGH, day.high());
        statistic(QuoteTick.LOW, day.low());
        statistic(QuoteTick.OPEN, day.open());
        statistic(QuoteTick.CLOSE, day.previousClose());
        size(QuoteTick.BID_SIZE, market.bidSize());
        size(QuoteTick.ASK_SIZE, market.askSize());
        size(QuoteTick.LAST_SIZE, market.lastSize());
        size(QuoteTick.VOLUME, day.volume());
        time();
    }

    private void price(QuoteTick tick, Price price, int size) {
        if (changed(tick, WireNumber.of(price))) {
            session.send(
                    new TickPrice(
                            requestId,
                            number(tick),
                            WireNumber.of(price),
                            BigDecimal.valueOf(size),
                            0));
        }
    }

    private void statistic(QuoteTick tick, @Nullable Price price) {
        BigDecimal value = price == null ? UNQUOTED : WireNumber.of(price);
        if (changed(tick, value)) {
            session.send(new TickPrice(requestId, number(tick), value, BigDecimal.ZERO, 0));
        }
    }

    private void size(QuoteTick tick, long size) {
        BigDecimal value = BigDecimal.valueOf(size);
        if (changed(tick, value)) {
            session.send(new TickSize(requestId, number(tick), value));
        }
    }

    private void time() {
        long second = market.lastTradeMillis() / 1000;
        if (second > 0 && changed(QuoteTick.LAST_TIME, BigDecimal.valueOf(second))) {
            session.send(
                    new TickString(requestId, number(QuoteTick.LAST_TIME), Long.toString(second)));
        }
    }

    private boolean changed(QuoteTick tick, BigDecimal value) {
        BigDecimal before = sent.put(tick, value);
        return before == null || before.compareTo(value) != 0;
    }

    private int number(QuoteTick tick) {
        return announcedType == DELAYED ? tick.delayed() : tick.live();
    }

    @Override
    public void stop() {
        market.removeListener(this);
        if (flush != null) {
            flush.callOff();
        }
    }
}
