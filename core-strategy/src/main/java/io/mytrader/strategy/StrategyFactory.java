package io.mytrader.strategy;

import java.util.List;
import java.util.function.Function;

/**
 * Makes strategies of one kind: the service that a user's jar provides.
 *
 * <p>Its name is what {@code strategy.name} says. Parameters are declared as data, checked before
 * {@link #create} is called, and listed by {@code mytrader strategies}.
 */
public interface StrategyFactory {
    /** Lower case with underscores, such as {@code turn_of_the_hour}. */
    String name();

    /** One sentence for people. */
    String description();

    List<Parameter> parameters();

    /**
     * A fresh strategy for one lane.
     *
     * @throws StrategyException if parameters contradict each other
     */
    Strategy create(StrategyContext context);

    /** A factory from its parts. */
    static StrategyFactory of(
            String name,
            String description,
            List<Parameter> parameters,
            Function<StrategyContext, Strategy> create) {
        return new DeclaredStrategy(name, description, List.copyOf(parameters), create);
    }
}
