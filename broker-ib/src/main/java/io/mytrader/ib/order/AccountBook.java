package io.mytrader.ib.order;

import io.mytrader.account.AccountSnapshot;
import io.mytrader.account.Position;
import io.mytrader.ib.wire.contract.ContractRef;
import io.mytrader.ib.wire.server.AccountReply;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Positions and values of one account. Confined to the loop. */
final class AccountBook {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");
    private static final int MONTH_DIGITS = 6;

    private final String account;
    private Map<Integer, AccountReply.Position> positions = new TreeMap<>();
    private @Nullable Map<Integer, AccountReply.Position> arriving;
    private final Map<Integer, BigDecimal> portfolio = new TreeMap<>();
    private boolean ready = true;
    private @Nullable BigDecimal equity;
    private @Nullable BigDecimal available;
    private String currency = "";

    AccountBook(String account) {
        this.account = account;
    }

    String account() {
        return account;
    }

    /** A complete list of positions begins; until it ends the one before counts. */
    void beginPositions() {
        arriving = new TreeMap<>();
        portfolio.clear();
    }

    /** The account's values name positions too. */
    void take(AccountReply.PortfolioValue value) {
        BigDecimal held = value.position();
        if (value.account().equals(account) && held != null) {
            portfolio.put(value.contract().conId(), held);
        }
    }

    /** Whether the account's values name a position that the list of positions has otherwise. */
    boolean contradictsItself() {
        return portfolio.entrySet().stream()
                .anyMatch(named -> contracts(named.getKey()) != named.getValue().intValue());
    }

    private int contracts(int conId) {
        AccountReply.Position position = positions.get(conId);
        return position == null ? 0 : contracts(position);
    }

    void take(AccountReply.Position position) {
        if (!position.account().equals(account)) {
            return;
        }
        put(positions, position);
        if (arriving != null) {
            put(arriving, position);
        }
    }

    private static void put(
            Map<Integer, AccountReply.Position> map, AccountReply.Position position) {
        BigDecimal held = position.position();
        if (held == null || held.signum() == 0) {
            map.remove(position.contract().conId());
        } else {
            map.put(position.contract().conId(), position);
        }
    }

    /** The list is complete: what was not in it is zero. */
    void endPositions() {
        if (arriving != null) {
            positions = arriving;
            arriving = null;
        }
    }

    /** Signed contracts of an instrument over all its months. */
    int held(String symbol) {
        return positions.values().stream()
                .filter(position -> position.contract().symbol().equals(symbol))
                .mapToInt(AccountBook::contracts)
                .sum();
    }

    /** The contract of an instrument's only position, if it has one. */
    Optional<ContractRef> heldContract(String symbol) {
        List<ContractRef> contracts =
                positions.values().stream()
                        .map(AccountReply.Position::contract)
                        .filter(contract -> contract.symbol().equals(symbol))
                        .toList();
        return contracts.size() == 1 ? Optional.of(contracts.getFirst()) : Optional.empty();
    }

    /** The positions in futures of the catalogue. */
    List<Position> positions() {
        List<Position> known = new ArrayList<>();
        for (AccountReply.Position position : positions.values()) {
            ContractRef contract = position.contract();
            Optional<Instrument> instrument = InstrumentCatalogue.find(contract.symbol());
            if (contract.secType().equals("FUT") && instrument.isPresent()) {
                known.add(
                        new Position(
                                instrument.get().symbol(),
                                contracts(position),
                                averagePrice(position, instrument.get()),
                                month(contract)));
            }
        }
        return List.copyOf(known);
    }

    /** A quarterly future is named by the month of its last trading day. */
    private static @Nullable YearMonth month(ContractRef contract) {
        String lastTrading = contract.lastTradeDateOrContractMonth();
        if (lastTrading.length() < MONTH_DIGITS) {
            return null;
        }
        try {
            return YearMonth.parse(lastTrading.substring(0, MONTH_DIGITS), MONTH);
        } catch (DateTimeException notAMonth) {
            return null;
        }
    }

    private static int contracts(AccountReply.Position position) {
        BigDecimal held = position.position();
        return held == null ? 0 : held.intValue();
    }

    /** The gateway's average cost of a future includes the multiplier. */
    private static Price averagePrice(AccountReply.Position position, Instrument instrument) {
        BigDecimal cost = position.averageCost();
        return cost == null
                ? Price.ZERO
                : WirePrice.price(
                        cost.divide(
                                BigDecimal.valueOf(instrument.pointValue().nanos(), 9),
                                MathContext.DECIMAL64));
    }

    /** Takes one value of the account. */
    void take(AccountReply.AccountValue value) {
        if (!value.account().equals(account)) {
            return;
        }
        switch (value.key()) {
            case "AccountReady" -> ready = value.value().equals("true");
            case "NetLiquidation" -> {
                equity = number(value.value());
                currency = value.currency();
            }
            case "AvailableFunds" -> available = number(value.value());
            default -> {
                // The other keys are of no use here.
            }
        }
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** The account's values; empty while the server says that they are not to be relied upon. */
    Optional<AccountSnapshot> snapshot(long millis) {
        BigDecimal net = equity;
        if (!ready || net == null) {
            return Optional.empty();
        }
        BigDecimal free = available;
        Money funds = free == null ? null : WirePrice.money(free);
        return Optional.of(
                new AccountSnapshot(account, currency, WirePrice.money(net), funds, millis));
    }
}
