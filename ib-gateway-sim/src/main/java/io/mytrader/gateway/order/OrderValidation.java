package io.mytrader.gateway.order;

import io.mytrader.gateway.market.ListedContract;
import io.mytrader.ib.wire.client.OrderRequest.PlaceOrder;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the gateway checks before an order goes anywhere. Safe from any thread. */
final class OrderValidation {
    private static final Set<String> TIMES_IN_FORCE = Set.of("", "DAY", "GTC", "IOC", "FOK", "GTD");
    private static final List<OrderField> PRICES =
            List.of(
                    OrderField.LIMIT_PRICE,
                    OrderField.AUX_PRICE,
                    OrderField.TRAIL_STOP_PRICE,
                    OrderField.LIMIT_PRICE_OFFSET);
    private static final BigDecimal LARGEST_PRICE = BigDecimal.valueOf(1_000_000_000);

    private final String account;

    OrderValidation(String account) {
        this.account = account;
    }

    /** Why the order is refused, or empty if it is sound. */
    Optional<Refusal> check(PlaceOrder order, ListedContract contract) {
        OrderTerms terms = order.terms();
        return checkWhole(terms)
                .or(() -> checkAction(terms))
                .or(() -> checkAccount(terms))
                .or(() -> checkSupported(terms))
                .or(() -> checkPrices(terms, contract.instrument()));
    }

    private static Optional<Refusal> checkWhole(OrderTerms terms) {
        BigDecimal quantity = terms.decimal(OrderField.TOTAL_QUANTITY).orElse(BigDecimal.ZERO);
        if (quantity.stripTrailingZeros().scale() > 0) {
            return refuse(10318, "This order doesn't support fractional quantity trading");
        }
        if (quantity.signum() <= 0) {
            return refuse(434, "The order size cannot be zero");
        }
        if (quantity.compareTo(BigDecimal.valueOf(100_000)) > 0) {
            return refuse(382, "The size of the order exceeds the limit");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> checkAction(OrderTerms terms) {
        String action = terms.text(OrderField.ACTION);
        return action.equals("BUY") || action.equals("SELL")
                ? Optional.empty()
                : invalid("Invalid side: '" + action + "'");
    }

    private Optional<Refusal> checkAccount(OrderTerms terms) {
        String wanted = terms.text(OrderField.ACCOUNT);
        return wanted.isEmpty() || wanted.equals(account)
                ? Optional.empty()
                : refuse(435, "You must specify an account.");
    }

    private static Optional<Refusal> checkSupported(OrderTerms terms) {
        if (OrderKind.of(terms.text(OrderField.ORDER_TYPE)).isEmpty()) {
            return refuse(387, "Unsupported order type for this exchange and security type.");
        }
        if (!TIMES_IN_FORCE.contains(terms.text(OrderField.TIME_IN_FORCE))) {
            return refuse(10052, "Invalid time in force:" + terms.text(OrderField.TIME_IN_FORCE));
        }
        if (!terms.legs().isEmpty() || !terms.conditions().isEmpty()) {
            return refuse(320, "Error reading request: legs and conditions are not simulated");
        }
        if (terms.flag(OrderField.E_TRADE_ONLY)) {
            return refuse(10268, "The 'EtradeOnly' order attribute is not supported.");
        }
        if (terms.flag(OrderField.FIRM_QUOTE_ONLY)) {
            return refuse(10269, "The 'FirmQuoteOnly' order attribute is not supported.");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> checkPrices(OrderTerms terms, Instrument instrument) {
        Optional<OrderKind> known = OrderKind.of(terms.text(OrderField.ORDER_TYPE));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        for (OrderField field : PRICES) {
            Optional<BigDecimal> price = terms.decimal(field);
            if (price.isPresent() && !isOnTick(price.get(), instrument)) {
                return refuse(
                        110,
                        "The price does not conform to the minimum price variation for this"
                                + " contract.");
            }
        }
        return checkPresent(known.get(), terms);
    }

    private static boolean isOnTick(BigDecimal price, Instrument instrument) {
        return price.scale() <= 9
                && price.abs().compareTo(LARGEST_PRICE) < 0
                && instrument.isOnTick(Price.of(price.toPlainString()));
    }

    private static Optional<Refusal> checkPresent(OrderKind kind, OrderTerms terms) {
        boolean limit = isPositive(terms, OrderField.LIMIT_PRICE);
        boolean aux = isPositive(terms, OrderField.AUX_PRICE);
        boolean percent = isPositive(terms, OrderField.TRAILING_PERCENT);
        boolean offset = terms.isSet(OrderField.LIMIT_PRICE_OFFSET);
        boolean complete =
                switch (kind) {
                    case MARKET -> true;
                    case LIMIT -> limit;
                    case STOP, MARKET_IF_TOUCHED -> aux;
                    case STOP_LIMIT, LIMIT_IF_TOUCHED -> aux && limit;
                    case TRAIL -> aux != percent;
                    case TRAIL_LIMIT ->
                            (aux != percent)
                                    && isPositive(terms, OrderField.TRAIL_STOP_PRICE)
                                    && (limit != offset);
                };
        return complete ? Optional.empty() : invalid("Missing or contradictory order price");
    }

    private static boolean isPositive(OrderTerms terms, OrderField field) {
        return terms.decimal(field).orElse(BigDecimal.ZERO).signum() > 0;
    }

    private static Optional<Refusal> invalid(String cause) {
        return refuse(321, "Error validating request.-'bM' : cause - " + cause);
    }

    private static Optional<Refusal> refuse(int code, String text) {
        return Optional.of(new Refusal(code, text));
    }
}
