package io.mytrader.config;

import io.mytrader.config.Configuration.ConfiguredLane;
import io.mytrader.feature.NearestName;
import io.mytrader.strategy.MultiStrategySettings;
import io.mytrader.strategy.SignalPipeline;
import io.mytrader.strategy.StrategyException;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Holds the strategies that the configuration names against those that exist. */
final class StrategyRules {
    private final Configuration configuration;
    private final StrategyRegistry registry;
    private final Set<ConfigurationProblem> problems = new LinkedHashSet<>();

    private StrategyRules(Configuration configuration, StrategyRegistry registry) {
        this.configuration = configuration;
        this.registry = registry;
    }

    static List<ConfigurationProblem> problems(
            Configuration configuration, StrategyRegistry registry) {
        StrategyRules rules = new StrategyRules(configuration, registry);
        boolean ownLanes = !configuration.resolved().list("lanes").isEmpty();
        for (ConfiguredLane lane : configuration.lanes()) {
            rules.check(lane, ownLanes ? "lanes" : "strategy.name");
        }
        return List.copyOf(rules.problems);
    }

    private void check(ConfiguredLane lane, String path) {
        StrategySettings strategy = lane.strategy();
        List<String> known = new ArrayList<>(registry.names());
        known.add(StrategySettings.MULTI);
        boolean allKnown = isKnown(path, strategy.name(), known);
        if (strategy.name().equals(StrategySettings.MULTI)) {
            allKnown &= multiIsKnown(strategy.multi());
        }
        if (allKnown) {
            create(lane, path);
        }
    }

    private boolean multiIsKnown(MultiStrategySettings multi) {
        if (!multi.mode().equals(MultiStrategySettings.AUTO)) {
            List<String> modes = new ArrayList<>(registry.names());
            modes.add(MultiStrategySettings.AUTO);
            return isKnown("multi_strategy.mode", multi.mode(), modes);
        }
        boolean allKnown = true;
        for (String name : multi.strategies()) {
            allKnown &= isKnown("multi_strategy.strategies", name, registry.names());
        }
        return allKnown;
    }

    private boolean isKnown(String path, String name, List<String> known) {
        if (known.contains(name)) {
            return true;
        }
        String nearest =
                NearestName.of(name, known)
                        .map(found -> "did you mean " + found + "?")
                        .orElse("known are " + String.join(", ", known));
        problem(path, "unknown strategy \"" + name + "\"; " + nearest);
        return false;
    }

    /** Creating the strategies is what checks their parameters. */
    private void create(ConfiguredLane lane, String path) {
        try {
            SignalPipeline.create(lane.strategy(), lane.instrument().instrument(), registry);
        } catch (StrategyException e) {
            String message = String.valueOf(e.getMessage());
            problem(path.equals("lanes") ? path : parameterNamedIn(message, path), message);
        }
    }

    private String parameterNamedIn(String message, String otherwise) {
        for (Setting setting : configuration.resolved().settings()) {
            if (ConfigurationSchema.isParameter(setting.path())) {
                String name = setting.path().substring(ConfigurationSchema.PARAMETERS.length() + 1);
                if (message.contains("parameter " + name)) {
                    return setting.path();
                }
            }
        }
        return otherwise;
    }

    private void problem(String path, String message) {
        problems.add(
                new ConfigurationProblem(configuration.resolved().origin(path), path, message));
    }
}
