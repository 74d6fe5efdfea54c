package io.mytrader.strategy;

import io.mytrader.feature.FeatureSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Strategies and sources of features that a class loader provides as services. What cannot be
 * loaded becomes a problem in words and leaves the others alone.
 *
 * <p>Internal: may change in any release.
 *
 * @param problems sentences on what could not be loaded
 */
public record StrategyServices(
        List<StrategyFactory> factories, List<FeatureSource> sources, List<String> problems) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public StrategyServices {
        factories = List.copyOf(factories);
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
    }

    /** The services whose classes this very loader defines, not those of its parents. */
    public static StrategyServices of(ClassLoader loader) {
        List<String> problems = new ArrayList<>();
        List<StrategyFactory> factories = new ArrayList<>();
        for (StrategyFactory factory : services(StrategyFactory.class, loader, problems)) {
            String wrong = whatIsWrong(factory);
            if (wrong == null) {
                factories.add(factory);
            } else {
                problems.add(factory.getClass().getName() + ": " + wrong);
            }
        }
        List<FeatureSource> sources = services(FeatureSource.class, loader, problems);
        if (factories.isEmpty() && sources.isEmpty() && problems.isEmpty()) {
            problems.add(
                    "provides no strategy: it needs a file META-INF/services/"
                            + StrategyFactory.class.getName());
        }
        return new StrategyServices(factories, sources, problems);
    }

    private static <S> List<S> services(Class<S> type, ClassLoader loader, List<String> problems) {
        List<S> services = new ArrayList<>();
        Iterator<ServiceLoader.Provider<S>> found =
                ServiceLoader.load(type, loader).stream().iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return services;
                }
                ServiceLoader.Provider<S> provider = found.next();
                if (loader.equals(provider.type().getClassLoader())) {
                    services.add(provider.get());
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.add(e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause()));
            }
        }
    }

    /** Asks the factory everything that lists and settings will ask it. */
    private static @Nullable String whatIsWrong(StrategyFactory factory) {
        try {
            String name = factory.name();
            if (name == null || !NAME.matcher(name).matches()) {
                return "expected a name of lower case letters, digits and underscores, but found "
                        + name;
            }
            if (factory.description() == null) {
                return "has no description";
            }
            Set<String> names = new HashSet<>();
            for (Parameter parameter : factory.parameters()) {
                parameter.checked(name, parameter.defaultValue());
                if (!names.add(parameter.name())) {
                    return "declares its parameter " + parameter.name() + " twice";
                }
            }
            return null;
        } catch (Exception | LinkageError | StackOverflowError e) {
            return "failed when asked for its name, description and parameters: " + e;
        }
    }
}
