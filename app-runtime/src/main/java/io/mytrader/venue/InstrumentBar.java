package io.mytrader.venue;

import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;

/** A bar of an instrument. */
public record InstrumentBar(Instrument instrument, Bar bar) {}
