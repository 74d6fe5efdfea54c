package io.mytrader.config;

import io.mytrader.market.Instrument;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An instrument to trade.
 *
 * @param contractMonth the contract to trade; null for the one the calendar says
 */
public record InstrumentChoice(Instrument instrument, @Nullable YearMonth contractMonth) {}
