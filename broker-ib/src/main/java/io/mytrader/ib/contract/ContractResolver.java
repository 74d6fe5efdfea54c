package io.mytrader.ib.contract;

import io.mytrader.ib.link.ConnectionListener;
import io.mytrader.ib.link.IbConnection;
import io.mytrader.ib.link.Timers;
import io.mytrader.ib.wire.client.ContractRequest.RequestContractDetails;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.server.ContractReply.ContractDetails;
import io.mytrader.ib.wire.server.ContractReply.ContractDetailsEnd;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.market.FuturesExpiry;
import io.mytrader.market.Instrument;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds the contract of an instrument, once per exchange day: what is known is answered without
 * asking, also after a reconnection.
 *
 * <p>Confined to the loop.
 */
public final class ContractResolver implements ConnectionListener {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");
    private static final long PATIENCE_MILLIS = 15_000;

    private final IbConnection connection;
    private final Timers timers;
    private final Map<TradedContract, ResolvedContract> known = new HashMap<>();
    private final Map<TradedContract, Search> searches = new HashMap<>();

    public ContractResolver(IbConnection connection, Timers timers) {
        this.connection = connection;
        this.timers = timers;
        connection.addListener(this);
    }

    private static final class Search {
        private final TradedContract wanted;
        private final YearMonth month;
        private final LocalDate exchangeDay;
        private final List<Consumer<Resolution>> asking = new ArrayList<>();
        private final List<ContractDetails> found = new ArrayList<>();
        private int requestId;

        Search(TradedContract wanted, YearMonth month, LocalDate exchangeDay) {
            this.wanted = wanted;
            this.month = month;
            this.exchangeDay = exchangeDay;
        }
    }

    /** The contract to trade at the loop's time; the answer may come at once. */
    public void resolve(TradedContract wanted, Consumer<Resolution> answer) {
        Instrument instrument = wanted.instrument();
        if (!instrument.expires()) {
            answer.accept(
                    new Resolution.Impossible(
                            instrument.symbol() + " is no contract that a broker knows"));
            return;
        }
        LocalDate day = instrument.calendar().exchangeDayOf(timers.nowMillis());
        ResolvedContract before = known.get(wanted);
        if (before != null && before.exchangeDay().equals(day)) {
            answer.accept(new Resolution.Found(before));
            return;
        }
        Search search = searches.get(wanted);
        if (search == null) {
            YearMonth month =
                    wanted.month() == null
                            ? FuturesExpiry.cmeEquityIndex().frontContract(day)
                            : wanted.month();
            search = new Search(wanted, month, day);
            searches.put(wanted, search);
            ask(search);
        }
        search.asking.add(answer);
    }

    /** Forgets who asked; the answers of the gateway come to nothing. */
    public void forget() {
        searches.clear();
    }

    private void ask(Search search) {
        if (!connection.isReady()) {
            return;
        }
        Instrument instrument = search.wanted.instrument();
        search.requestId = connection.takeRequestId();
        search.found.clear();
        int asked = search.requestId;
        connection.send(
                new RequestContractDetails(
                        asked,
                        new ContractSpec(
                                0,
                                instrument.symbol(),
                                "FUT",
                                MONTH.format(search.month),
                                BigDecimal.ZERO,
                                "",
                                "",
                                instrument.exchange(),
                                "",
                                instrument.currency(),
                                "",
                                ""),
                        false,
                        "",
                        "",
                        ""));
        timers.after(
                PATIENCE_MILLIS,
                () -> {
                    if (search.requestId == asked && searches.containsValue(search)) {
                        ask(search);
                    }
                });
    }

    @Override
    public void ready() {
        List.copyOf(searches.values()).forEach(this::ask);
    }

    @Override
    public void lost(String why) {
        searches.values().forEach(search -> search.requestId = 0);
    }

    @Override
    public void failed(String why) {
        // The next attempt asks again.
    }

    @Override
    public void received(ServerMessage message) {
        switch (message) {
            case ContractDetails details -> {
                for (Search search : searches.values()) {
                    if (search.requestId == details.requestId()) {
                        search.found.add(details);
                    }
                }
            }
            case ContractDetailsEnd(int requestId) -> end(requestId, "");
            case ErrorMessage error when error.id() >= IbConnection.FIRST_REQUEST_ID ->
                    end(error.id(), error.code() + ": " + error.plainText());
            default -> {
                // Nothing about contracts.
            }
        }
    }

    private void end(int requestId, String error) {
        for (Search search : List.copyOf(searches.values())) {
            if (search.requestId == requestId) {
                searches.remove(search.wanted);
                Resolution resolution = resolution(search, error);
                if (resolution instanceof Resolution.Found(ResolvedContract contract)) {
                    known.put(search.wanted, contract);
                }
                search.asking.forEach(asking -> asking.accept(resolution));
            }
        }
    }

    private static Resolution resolution(Search search, String error) {
        Instrument instrument = search.wanted.instrument();
        String name = instrument.symbol() + " " + search.month;
        if (!error.isEmpty()) {
            return new Resolution.Impossible(
                    "the broker does not give the contract " + name + ": " + error);
        }
        List<ContractDetails> matching =
                search.found.stream()
                        .filter(details ->
                                details.contractMonth().equals(MONTH.format(search.month)))
                        .filter(details -> details.tradingClass().equals(instrument.symbol()))
                        .toList();
        if (matching.size() != 1) {
            return new Resolution.Impossible(
                    "the broker lists " + matching.size() + " contracts for " + name);
        }
        ContractDetails details = matching.getFirst();
        List<String> contradictions = ContractFacts.contradictions(instrument, details);
        if (!contradictions.isEmpty()) {
            return new Resolution.Impossible(
                    "the broker's facts of "
                            + name
                            + " contradict the catalogue: "
                            + String.join(", ", contradictions));
        }
        return new Resolution.Found(
                new ResolvedContract(
                        instrument,
                        search.month,
                        details.conId(),
                        details.localSymbol(),
                        search.exchangeDay));
    }
}
