package io.mytrader.runtime;

import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationReader;
import io.mytrader.config.ResolvedConfiguration;
import io.mytrader.extension.UserStrategies;
import io.mytrader.strategy.StrategyRegistry;
import java.util.List;

/**
 * A configuration with the strategies that it may name: the product's, those on the class path and
 * those of the user's folder.
 *
 * <p>The user's jars stay open until this is closed.
 */
public final class LoadedConfiguration implements AutoCloseable {
    private UserStrategies userStrategies = UserStrategies.none();
    private StrategyRegistry strategies = StrategyRegistry.builtIn();
    private final Configuration configuration;

    private LoadedConfiguration(ConfigurationInput input) {
        configuration = ConfigurationReader.read(input, this::findStrategies);
    }

    /**
     * Reads a configuration.
     *
     * @throws io.mytrader.config.ConfigurationException with everything that is wrong
     */
    public static LoadedConfiguration read(ConfigurationInput input) {
        return new LoadedConfiguration(input);
    }

    private StrategyRegistry findStrategies(ResolvedConfiguration resolved) {
        StrategyRegistry installed = StrategyRegistry.installed();
        userStrategies =
                resolved.optionalPath("user_strategies.folder")
                        .map(UserStrategies::load)
                        .orElseGet(UserStrategies::none);
        strategies = userStrategies.joinedTo(installed);
        return strategies;
    }

    public Configuration configuration() {
        return configuration;
    }

    public StrategyRegistry strategies() {
        return strategies;
    }

    /** Sentences on jars of the user that could not be loaded. */
    public List<String> warnings() {
        return userStrategies.problems();
    }

    @Override
    public void close() {
        userStrategies.close();
    }
}
