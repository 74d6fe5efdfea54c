package io.mytrader.strategy;

import io.mytrader.feature.FeatureSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Strategies and sources of features from the jars in a folder, found as services. What cannot be
 * loaded becomes a problem in words and leaves the others alone.
 *
 * <p>The jars stay open as long as this object is; a strategy made from them needs them open.
 */
public final class UserStrategies implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final List<URLClassLoader> loaders = new ArrayList<>();
    private final List<StrategyFactory> factories = new ArrayList<>();
    private final List<FeatureSource> sources = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private UserStrategies() {}

    /** Nobody's strategies. */
    public static UserStrategies none() {
        return new UserStrategies();
    }

    /**
     * Loads the jars of a folder in the order of their names.
     *
     * @throws StrategyException if the folder cannot be read
     */
    public static UserStrategies load(Path folder) {
        UserStrategies found = new UserStrategies();
        for (Path jar : jars(folder)) {
            found.load(jar, folder.relativize(jar).toString());
        }
        return found;
    }

    private static List<Path> jars(Path folder) {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            files.forEach(jars::add);
        } catch (IOException e) {
            throw new StrategyException(
                    "user_strategies.folder: cannot read the folder " + folder, e);
        }
        Collections.sort(jars);
        return jars;
    }

    /** What the jars provide. */
    public List<StrategyFactory> factories() {
        return List.copyOf(factories);
    }

    public List<FeatureSource> sources() {
        return List.copyOf(sources);
    }

    /** Sentences on what could not be loaded, each with the jar's name. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * The registry and these strategies; one whose name is taken becomes a problem.
     *
     * @throws StrategyException never for a user's jar
     */
    public StrategyRegistry joinedTo(StrategyRegistry registry) {
        StrategyRegistry joined = registry.withFeatures(sources);
        for (StrategyFactory factory : factories) {
            if (joined.names().contains(factory.name())
                    || factory.name().equals(StrategySettings.MULTI)) {
                problems.add("strategy name " + factory.name() + " is taken");
            } else {
                joined = joined.with(factory);
            }
        }
        return joined;
    }

    private void load(Path jar, String name) {
        URLClassLoader loader = new URLClassLoader(name, urls(jar), getClass().getClassLoader());
        loaders.add(loader);
        int before = factories.size() + sources.size() + problems.size();
        for (StrategyFactory factory : services(StrategyFactory.class, loader, name)) {
            String wrong = whatIsWrong(factory);
            if (wrong == null) {
                factories.add(factory);
            } else {
                problem(name, factory.getClass().getName() + ": " + wrong);
            }
        }
        sources.addAll(services(FeatureSource.class, loader, name));
        if (factories.size() + sources.size() + problems.size() == before) {
            problem(
                    name,
                    "provides no strategy: it needs a file META-INF/services/"
                            + StrategyFactory.class.getName());
        }
    }

    private static URL[] urls(Path jar) {
        try {
            return new URL[] {jar.toUri().toURL()};
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The services of this jar alone, without those of the class path. */
    private <S> List<S> services(Class<S> type, ClassLoader loader, String jar) {
        List<S> services = new ArrayList<>();
        Iterator<ServiceLoader.Provider<S>> found =
                ServiceLoader.load(type, loader).stream().iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return services;
                }
                ServiceLoader.Provider<S> provider = found.next();
                if (provider.type().getClassLoader().equals(loader)) {
                    services.add(provider.get());
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                problem(jar, String.valueOf(e.getMessage()) + causeOf(e));
            }
        }
    }

    private static String causeOf(Throwable e) {
        return e.getCause() == null ? "" : ": " + e.getCause();
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

    private void problem(String jar, String what) {
        problems.add(jar + ": " + what);
    }

    /**
     * Closes the jars.
     *
     * @throws StrategyException if one cannot be closed
     */
    @Override
    public void close() {
        StrategyException failure = null;
        for (URLClassLoader loader : loaders) {
            try {
                loader.close();
            } catch (IOException e) {
                failure = new StrategyException("cannot close " + loader.getName(), e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
