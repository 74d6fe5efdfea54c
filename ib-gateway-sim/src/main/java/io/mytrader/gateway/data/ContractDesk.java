package io.mytrader.gateway.data;

import io.mytrader.gateway.market.ContractCatalogue;
import io.mytrader.gateway.market.ListedContract;
import io.mytrader.gateway.market.WireNumber;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.client.ContractRequest.RequestContractDetails;
import io.mytrader.ib.wire.client.ContractRequest.RequestMarketRule;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.server.ContractReply.ContractDetails;
import io.mytrader.ib.wire.server.ContractReply.ContractDetailsEnd;
import io.mytrader.ib.wire.server.ContractReply.MarketRule;
import io.mytrader.ib.wire.server.ContractReply.PriceIncrement;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what contracts there are. Gateway thread only. */
public final class ContractDesk {
    static final String NO_DEFINITION = "No security definition has been found for the request";
    private static final String ORDER_TYPES =
            "ACTIVETIM,AD,ADJUST,ALERT,ALLOC,AVGCOST,BASKET,COND,CONDORDER,DAY,DEACT,GAT,GTC,GTD,"
                    + "GTT,HID,ICE,IOC,LIT,LMT,MIT,MKT,MTL,OCA,SCALE,STP,STPLMT,TRAIL,TRAILLIT,"
                    + "TRAILLMT,TRAILMIT,WHATIF";
    private static final String ZONE = "US/Central";

    /** Market rules by tick; 67 is what the broker calls the rule of a quarter point. */
    private static final Map<Price, Integer> RULES =
            Map.of(Price.of("0.25"), 67, Price.of("1"), 26, Price.of("0.1"), 32);

    /** The conIds of the indices that the futures follow; made up but for the S&P 500. */
    private static final Map<String, Integer> UNDERLYINGS =
            Map.of(
                    "ES", 11004968, "MES", 362673777, "NQ", 11004958, "MNQ", 362687422, "YM",
                    11004960, "MYM", 362702269, "RTY", 11004962, "M2K", 362699320);

    private final ContractCatalogue catalogue;
    private final Agenda agenda;

    public ContractDesk(ContractCatalogue catalogue, Agenda agenda) {
        this.catalogue = catalogue;
        this.agenda = agenda;
    }

    /** Sends each contract that matches, then the end; or error 200. */
    public void details(ClientSession session, RequestContractDetails request) {
        List<ListedContract> found =
                catalogue.matching(
                        request.contract(), request.includeExpired(), agenda.nowMillis());
        if (found.isEmpty()) {
            session.send(new ErrorMessage(request.requestId(), 200, NO_DEFINITION));
            return;
        }
        found.forEach(contract -> session.send(details(request.requestId(), contract)));
        session.send(new ContractDetailsEnd(request.requestId()));
    }

    /** The price increments of a rule; nothing for a rule that no listed contract has. */
    public void marketRule(ClientSession session, RequestMarketRule request) {
        RULES.forEach((tick, rule) -> {
            if (rule == request.marketRuleId()) {
                session.send(
                        new MarketRule(
                                rule,
                                List.of(new PriceIncrement(BigDecimal.ZERO, WireNumber.of(tick)))));
            }
        });
    }

    /** The one contract that is meant; error 200 has been sent if this is empty. */
    public Optional<ListedContract> resolve(
            ClientSession session, int requestId, ContractSpec wanted) {
        Optional<ListedContract> contract = catalogue.exactly(wanted, agenda.nowMillis());
        if (contract.isEmpty()) {
            session.send(new ErrorMessage(requestId, 200, NO_DEFINITION));
        }
        return contract;
    }

    private ContractDetails details(int requestId, ListedContract contract) {
        Instrument instrument = contract.instrument();
        return new ContractDetails(
                requestId,
                instrument.symbol(),
                "FUT",
                contract.expiry() + " 08:30 " + ZONE,
                BigDecimal.ZERO,
                "",
                instrument.exchange(),
                instrument.currency(),
                contract.localSymbol(),
                instrument.symbol(),
                instrument.symbol(),
                contract.conId(),
                WireNumber.of(instrument.tickSize()),
                contract.multiplier(),
                ORDER_TYPES,
                instrument.exchange() + ",QBALGO",
                1,
                UNDERLYINGS.getOrDefault(instrument.symbol(), 0),
                instrument.name(),
                "",
                contract.contractMonth(),
                "",
                "",
                "",
                ZONE,
                TradingHours.sessions(instrument.calendar(), agenda.nowMillis()),
                TradingHours.regular(instrument.calendar(), agenda.nowMillis()),
                "",
                null,
                List.of(),
                null,
                instrument.symbol(),
                "IND",
                rules(instrument),
                contract.expiry(),
                "",
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE);
    }

    private static String rules(Instrument instrument) {
        int rule = RULES.getOrDefault(instrument.tickSize(), 0);
        return rule + "," + rule;
    }
}
