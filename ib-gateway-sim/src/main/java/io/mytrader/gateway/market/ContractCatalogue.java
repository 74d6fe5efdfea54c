package io.mytrader.gateway.market;

import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The futures that are listed at a time: of each catalogue instrument that expires, the quarterly
 * months from two years back, for expired ones, to five quarters ahead.
 *
 * <p>Gateway thread only.
 */
public final class ContractCatalogue {
    private static final int FIRST_CON_ID = 700_000_000;
    private static final int CON_IDS_PER_INSTRUMENT = 100_000;
    private static final int MONTHS_BACK = 24;
    private static final int MONTHS_AHEAD = 15;

    private final Map<Integer, ListedContract> contracts = new HashMap<>();
    private final List<Instrument> instruments =
            InstrumentCatalogue.all().stream().filter(Instrument::expires).toList();

    /**
     * The contracts that a client means, nearest expiry first; empty if there is none.
     *
     * @param includeExpired whether contracts that trade no more are meant too
     */
    public List<ListedContract> matching(
            ContractSpec wanted, boolean includeExpired, long nowMillis) {
        if (!wanted.secType().isEmpty() && !wanted.secType().equals("FUT")) {
            return List.of();
        }
        return listed(nowMillis).stream()
                .filter(contract -> includeExpired || contract.lastTradingMillis() > nowMillis)
                .filter(contract -> matches(contract, wanted))
                .toList();
    }

    /** The one contract that an order or subscription names, or empty if it is none or several. */
    public Optional<ListedContract> exactly(ContractSpec wanted, long nowMillis) {
        List<ListedContract> found = matching(wanted, true, nowMillis);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private List<ListedContract> listed(long nowMillis) {
        YearMonth now = YearMonth.from(Instant.ofEpochMilli(nowMillis).atZone(ZoneOffset.UTC));
        List<ListedContract> listed = new ArrayList<>();
        for (int index = 0; index < instruments.size(); index++) {
            for (YearMonth month = now.minusMonths(MONTHS_BACK);
                    !month.isAfter(now.plusMonths(MONTHS_AHEAD));
                    month = month.plusMonths(1)) {
                if (month.getMonthValue() % 3 == 0) {
                    listed.add(contract(index, month));
                }
            }
        }
        return listed;
    }

    private ListedContract contract(int index, YearMonth month) {
        int conId =
                FIRST_CON_ID
                        + index * CON_IDS_PER_INSTRUMENT
                        + month.getYear() * 12
                        + month.getMonthValue();
        return contracts.computeIfAbsent(
                conId, id -> ListedContract.of(id, instruments.get(index), month));
    }

    private static boolean matches(ListedContract contract, ContractSpec wanted) {
        if (wanted.conId() != 0) {
            return wanted.conId() == contract.conId();
        }
        Instrument instrument = contract.instrument();
        return given(wanted.symbol(), instrument.symbol())
                && given(wanted.exchange(), instrument.exchange())
                && given(wanted.currency(), instrument.currency())
                && given(wanted.localSymbol(), contract.localSymbol())
                && given(wanted.tradingClass(), instrument.symbol())
                && given(wanted.multiplier(), contract.multiplier())
                && (wanted.symbol() + wanted.localSymbol()).length() > 0
                && expiryMatches(wanted.lastTradeDateOrContractMonth(), contract);
    }

    private static boolean given(String wanted, String actual) {
        return wanted.isEmpty() || wanted.equals(actual);
    }

    private static boolean expiryMatches(String wanted, ListedContract contract) {
        return wanted.isEmpty()
                || wanted.equals(contract.expiry())
                || wanted.equals(contract.contractMonth());
    }
}
