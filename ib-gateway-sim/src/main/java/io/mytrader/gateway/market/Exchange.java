package io.mytrader.gateway.market;

import io.mytrader.gateway.time.Agenda;
import io.mytrader.market.Instrument;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The markets of the simulated exchange. A market costs nothing until it is first looked at, and is
 * then in the state that it would have reached.
 *
 * <p>Gateway thread only.
 */
public final class Exchange {
    private final Agenda agenda;
    private final Function<Instrument, BarTape> tapes;
    private final Map<String, Market> markets = new TreeMap<>();

    /** An exchange whose markets play these tapes. */
    public Exchange(Agenda agenda, Function<Instrument, BarTape> tapes) {
        this.agenda = agenda;
        this.tapes = tapes;
    }

    /** The market of an instrument. */
    public Market market(Instrument instrument) {
        Market market = markets.get(instrument.symbol());
        if (market == null) {
            market = new Market(instrument, tapes.apply(instrument), agenda);
            markets.put(instrument.symbol(), market);
        }
        return market;
    }

    /** The market of a contract. */
    public Market market(ListedContract contract) {
        return market(contract.instrument());
    }
}
