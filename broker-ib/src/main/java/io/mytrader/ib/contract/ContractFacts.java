package io.mytrader.ib.contract;

import io.mytrader.ib.wire.server.ContractReply.ContractDetails;
import io.mytrader.market.Instrument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Compares the broker's facts of a contract with the catalogue's. */
final class ContractFacts {
    private static final int NANO_DIGITS = 9;

    private ContractFacts() {}

    /** What contradicts the catalogue; empty if nothing does. */
    static List<String> contradictions(Instrument instrument, ContractDetails details) {
        List<String> found = new ArrayList<>();
        BigDecimal tick = BigDecimal.valueOf(instrument.tickSize().nanos(), NANO_DIGITS);
        if (details.minTick().compareTo(tick) != 0 || details.priceMagnifier() > 1) {
            found.add(
                    "tick "
                            + details.minTick().toPlainString()
                            + " instead of "
                            + instrument.tickSize());
        }
        if (!isNumber(details.multiplier(), instrument)) {
            found.add(
                    "multiplier "
                            + details.multiplier()
                            + " instead of "
                            + instrument.pointValue());
        }
        if (!details.currency().equals(instrument.currency())) {
            found.add("currency " + details.currency() + " instead of " + instrument.currency());
        }
        return List.copyOf(found);
    }

    private static boolean isNumber(String multiplier, Instrument instrument) {
        try {
            return new BigDecimal(multiplier)
                            .compareTo(
                                    BigDecimal.valueOf(
                                            instrument.pointValue().nanos(), NANO_DIGITS))
                    == 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
