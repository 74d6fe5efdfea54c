package io.mytrader.ib.wire.contract;

import java.math.BigDecimal;

/** The underlying that hedges a delta-neutral combination. */
public record DeltaNeutralContract(int conId, BigDecimal delta, BigDecimal price) {}
