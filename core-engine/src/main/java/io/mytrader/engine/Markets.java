package io.mytrader.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The instruments of a session, in the order of its lanes. Engine thread only. */
final class Markets {
    private final List<Market> all = new ArrayList<>();

    void add(Market market) {
        all.add(market);
    }

    List<Market> all() {
        return all;
    }

    /**
     * The market of an instrument that a lane trades.
     *
     * @throws IllegalArgumentException if none does
     */
    Market of(String symbol) {
        Market market = find(symbol);
        if (market == null) {
            throw new IllegalArgumentException("no lane trades " + symbol);
        }
        return market;
    }

    /** The account may hold instruments that no lane trades; they are none of our business. */
    @Nullable Market find(String symbol) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).symbol().equals(symbol)) {
                return all.get(i);
            }
        }
        return null;
    }
}
