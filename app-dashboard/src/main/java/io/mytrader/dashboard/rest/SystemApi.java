package io.mytrader.dashboard.rest;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.mytrader.api.body.Config;
import io.mytrader.api.body.Done;
import io.mytrader.api.body.Health;
import io.mytrader.api.body.LogLines;
import io.mytrader.api.body.PageOf;
import io.mytrader.api.body.Status;
import io.mytrader.api.body.StrategyItem;
import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationException;
import io.mytrader.config.Setting;
import io.mytrader.dashboard.guard.Refusal;
import io.mytrader.dashboard.stream.EventHub;
import io.mytrader.runtime.LoadedConfiguration;
import io.mytrader.runtime.SessionStatus;
import io.mytrader.strategy.Parameter;
import io.mytrader.strategy.StrategyFactory;
import io.mytrader.venue.SimulatedAccounts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The server about itself: configuration, strategies, health, metrics, log. */
public final class SystemApi {
    private static final int USUAL_LINES = 200;

    private final Facts facts;
    private final EventHub hub;
    private final ConfigurationChoice configurations;
    private final Supplier<SessionStatus> session;
    private final LongSupplier wallMillis;
    private final LogTail log;
    private final Supplier<String> metrics;

    /**
     * What does not change.
     *
     * @param version of the program
     * @param startedMillis wall time of the server's start
     * @param dataFolder locked by this process
     */
    public record Facts(String version, long startedMillis, Path dataFolder) {}

    public SystemApi(
            Facts facts,
            EventHub hub,
            ConfigurationChoice configurations,
            Supplier<SessionStatus> session,
            LongSupplier wallMillis,
            LogTail log,
            Supplier<String> metrics) {
        this.facts = facts;
        this.hub = hub;
        this.configurations = configurations;
        this.session = session;
        this.wallMillis = wallMillis;
        this.log = log;
        this.metrics = metrics;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        HandlerType.GET,
                        "/api/config",
                        "The resolved configuration with the origin of each value.",
                        List.of("name"),
                        null,
                        Config.class,
                        false,
                        List.of(400, 422),
                        this::config),
                Endpoint.list(
                        "/api/strategies",
                        "The strategies that there are.",
                        StrategyItem.class,
                        List.of(),
                        this::strategies),
                Endpoint.post(
                        "/api/account/reset",
                        "Begins the simulated account afresh; only without a session.",
                        null,
                        Done.class,
                        List.of(409),
                        this::resetAccount),
                new Endpoint(
                        HandlerType.GET,
                        "/api/logs",
                        "The end of the server's log.",
                        List.of("lines"),
                        null,
                        LogLines.class,
                        false,
                        List.of(400),
                        this::logs),
                new Endpoint(
                        HandlerType.GET,
                        "/health",
                        "Whether the server works; 503 when trading needs attention.",
                        List.of(),
                        null,
                        Health.class,
                        false,
                        List.of(503),
                        this::health),
                new Endpoint(
                        HandlerType.GET,
                        "/metrics",
                        "Figures in the text format of Prometheus.",
                        List.of(),
                        null,
                        null,
                        false,
                        List.of(),
                        this::metrics));
    }

    private void config(Context request) {
        Requests.known(request, Set.of("name"), Set.of());
        String name = request.queryParam("name");
        try (LoadedConfiguration loaded = LoadedConfiguration.read(configurations.input(name))) {
            Configuration configuration = loaded.configuration();
            request.json(
                    new Config(
                            name,
                            configuration.resolved().hash(),
                            configurations.names(),
                            configuration.resolved().settings().stream()
                                    .map(SystemApi::setting)
                                    .toList()));
        } catch (ConfigurationException e) {
            throw wrong(e);
        }
    }

    static Refusal wrong(ConfigurationException e) {
        return new Refusal(
                422,
                "the configuration is wrong",
                e.problems().stream().map(Object::toString).toList());
    }

    private static Config.Setting setting(Setting setting) {
        return new Config.Setting(
                setting.path(), setting.yaml(), setting.origin().describe(), setting.isGiven());
    }

    private void strategies(Context request) {
        try (LoadedConfiguration loaded = LoadedConfiguration.read(configurations.input(null))) {
            List<StrategyItem> items = new ArrayList<>();
            items.add(
                    new StrategyItem(
                            "multi",
                            "Chooses among strategies on every bar, by the state of the market.",
                            List.of()));
            loaded.strategies().factories().forEach(factory -> items.add(strategy(factory)));
            request.json(new PageOf<>(items, null));
        } catch (ConfigurationException e) {
            throw wrong(e);
        }
    }

    private static StrategyItem strategy(StrategyFactory factory) {
        return new StrategyItem(
                factory.name(),
                factory.description(),
                factory.parameters().stream().map(SystemApi::parameter).toList());
    }

    private static StrategyItem.ParameterItem parameter(Parameter parameter) {
        boolean isNumber =
                switch (parameter.type()) {
                    case INTEGER, NUMBER, NUMBERS -> true;
                    case FLAG, CHOICE, TEXT, PARAMETERS -> false;
                };
        return new StrategyItem.ParameterItem(
                parameter.name(),
                parameter.type().name().toLowerCase(Locale.ROOT),
                String.valueOf(parameter.defaultValue()),
                isNumber ? (Double) parameter.min() : null,
                isNumber ? (Double) parameter.max() : null,
                parameter.choices(),
                parameter.description());
    }

    private void resetAccount(Context request) {
        SessionStatus now = session.get();
        if (now.isRunning()) {
            throw new Refusal(409, "session " + now.sessionId() + " is running; stop it first");
        }
        try (LoadedConfiguration loaded = LoadedConfiguration.read(configurations.input(null))) {
            SimulatedAccounts.reset(
                    facts.dataFolder(),
                    loaded.configuration().trading().initialCapital(),
                    wallMillis.getAsLong());
        } catch (ConfigurationException e) {
            throw wrong(e);
        }
        request.json(
                new Done(
                        "reset",
                        "the simulated account begins afresh",
                        Instant.ofEpochMilli(wallMillis.getAsLong())));
    }

    private void logs(Context request) {
        Requests.known(request, Set.of("lines"), Set.of());
        long lines =
                request.queryParam("lines") == null
                        ? USUAL_LINES
                        : Requests.number(request, "lines", 1);
        if (lines > LogTail.MOST_LINES) {
            throw new Refusal(400, "lines: expected 1 to " + LogTail.MOST_LINES);
        }
        request.json(new LogLines(log.lines(Math.toIntExact(lines))));
    }

    private void health(Context request) {
        Status status = hub.status();
        String trouble = trouble(status);
        request.status(trouble == null ? 200 : 503);
        request.json(
                new Health(
                        true,
                        trouble == null,
                        trouble == null ? List.of() : List.of(trouble),
                        status.state(),
                        facts.version(),
                        (wallMillis.getAsLong() - facts.startedMillis()) / 1000,
                        hub.counts().clients()));
    }

    private static @Nullable String trouble(Status status) {
        if (status.state().equals("halted")) {
            return "trading is halted: " + String.join(", ", status.reasons());
        }
        if (status.isRunning() && !status.connection().connected()) {
            return "the broker is not connected";
        }
        return null;
    }

    private void metrics(Context request) {
        request.contentType("text/plain; version=0.0.4; charset=utf-8");
        request.result(metrics.get());
    }
}
