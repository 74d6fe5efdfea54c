package io.mytrader.order;

import io.mytrader.market.Money;

/** What an execution cost; arrives after the execution, joined by its id. */
public record CommissionReport(ExecutionId executionId, Money commission) {}
