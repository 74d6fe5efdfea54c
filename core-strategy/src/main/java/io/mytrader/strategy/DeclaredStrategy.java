package io.mytrader.strategy;

import java.util.List;
import java.util.function.Function;

/** A strategy factory made of its parts. */
record DeclaredStrategy(
        String name,
        String description,
        List<Parameter> parameters,
        Function<StrategyContext, Strategy> creation)
        implements StrategyFactory {

    @Override
    public Strategy create(StrategyContext context) {
        return creation.apply(context);
    }
}
