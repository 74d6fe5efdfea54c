package io.mytrader.ib.contract;

import io.mytrader.market.Instrument;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An instrument as the configuration names it.
 *
 * @param month the contract to trade; null for the front one of the day
 */
public record TradedContract(Instrument instrument, @Nullable YearMonth month) {}
