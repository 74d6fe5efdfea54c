package io.mytrader.runtime;

import io.mytrader.engine.CarriedDesk;
import io.mytrader.engine.CarriedState;
import io.mytrader.engine.OpenTradeState;
import io.mytrader.market.Instrument;
import io.mytrader.order.OrderReport;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.venue.VenueException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a session that would leave something of ours alone: a position or order in an instrument
 * that it does not trade would move with nobody to watch over it, and what happens to it would miss
 * in the book.
 *
 * @param symbol root symbol
 * @param position signed contracts
 * @param orders that may still execute
 */
record Unwatched(String symbol, int position, long orders) {
    /**
     * Refuses over what the session before left in its book.
     *
     * @throws VenueException that says what to do
     */
    static void refuseIn(CarriedState carried, List<Instrument> traded) {
        refuseAnyOf(carried.desks().stream().map(Unwatched::in), traded);
    }

    /**
     * Refuses over what an account holds that nobody else trades on.
     *
     * @throws VenueException that says what to do
     */
    static void refuseIn(SimulatedAccount account, List<Instrument> traded) {
        refuseAnyOf(
                account.books().stream()
                        .map(book ->
                                new Unwatched(book.symbol(), book.position(), book.live().size())),
                traded);
    }

    private static Unwatched in(CarriedDesk desk) {
        OpenTradeState trade = desk.trade();
        return new Unwatched(
                desk.symbol(),
                trade == null ? 0 : trade.position(),
                Stream.of(desk.entry(), desk.stop(), desk.target(), desk.exit())
                        .filter(order -> order != null && mayExecute(order, desk.entry()))
                        .count());
    }

    /**
     * Legs of an entry that ended without a fill never work, also where the session ended before
     * the broker said so.
     */
    private static boolean mayExecute(OrderReport order, @Nullable OrderReport entry) {
        boolean neverWorks =
                entry != null
                        && entry.state().isFinal()
                        && entry.filled() == 0
                        && entry.order().id().equals(order.order().parent());
        return order.state().isLive() && !neverWorks;
    }

    private static void refuseAnyOf(Stream<Unwatched> books, List<Instrument> traded) {
        List<String> symbols = traded.stream().map(Instrument::symbol).toList();
        String reasons =
                books.filter(Unwatched::isOpen)
                        .filter(book -> !symbols.contains(book.symbol()))
                        .map(book -> book.reason(symbols))
                        .collect(Collectors.joining("; "));
        if (!reasons.isEmpty()) {
            throw new VenueException(VenueException.Cause.CONFIGURATION, reasons);
        }
    }

    private boolean isOpen() {
        return position != 0 || orders != 0;
    }

    private String reason(List<String> symbols) {
        String open =
                position != 0
                        ? "an open position of " + position
                        : orders + (orders == 1 ? " working order" : " working orders");
        return symbol
                + " has "
                + open
                + " and this session would not watch over it: trade "
                + symbol
                + " too (instruments: ["
                + symbol
                + ", "
                + String.join(", ", symbols)
                + "]), or start with "
                + symbol
                + " and close it first";
    }
}
