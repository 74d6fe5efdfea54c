package io.mytrader.extension;

import io.mytrader.feature.FeatureSource;
import io.mytrader.strategy.StrategyException;
import io.mytrader.strategy.StrategyFactory;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategyServices;
import io.mytrader.strategy.StrategySettings;
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
import java.util.List;

/**
 * Strategies and sources of features from the jars in a folder ({@code user_strategies.folder}).
 * What cannot be loaded becomes a problem in words and leaves the others alone.
 *
 * <p>The jars stay open as long as this object is; a strategy made from them needs them open. One
 * thread.
 */
public final class UserStrategies implements AutoCloseable {
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
            found.loadJar(jar, folder.relativize(jar).toString());
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

    private void loadJar(Path jar, String name) {
        URLClassLoader loader =
                new URLClassLoader(
                        name, new URL[] {url(jar)}, UserStrategies.class.getClassLoader());
        loaders.add(loader);
        StrategyServices services = StrategyServices.of(loader);
        factories.addAll(services.factories());
        sources.addAll(services.sources());
        services.problems().forEach(problem -> problems.add(name + ": " + problem));
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<StrategyFactory> factories() {
        return List.copyOf(factories);
    }

    /** Sentences on what could not be loaded or joined, most with the jar's name. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The registry and these strategies; one whose name is taken becomes a problem. */
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

    /**
     * Closes the jars.
     *
     * @throws UncheckedIOException if one cannot be closed
     */
    @Override
    public void close() {
        IOException failure = null;
        for (URLClassLoader loader : loaders) {
            try {
                loader.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
    }
}
