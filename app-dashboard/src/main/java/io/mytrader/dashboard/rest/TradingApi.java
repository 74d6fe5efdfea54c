package io.mytrader.dashboard.rest;

import io.javalin.http.Context;
import io.mytrader.api.body.Done;
import io.mytrader.api.body.SpeedRequest;
import io.mytrader.api.body.StartRequest;
import io.mytrader.api.body.Started;
import io.mytrader.api.body.Status;
import io.mytrader.api.body.StopRequest;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.dashboard.guard.Refusal;
import io.mytrader.dashboard.stream.EventHub;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.runtime.OperatorAnswer;
import io.mytrader.runtime.SessionController;
import io.mytrader.runtime.StartAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts, steers and ends trading. */
public final class TradingApi {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final double FASTEST = 100_000;

    private final SessionController controller;
    private final EventHub hub;
    private final ConfigurationChoice configurations;
    private final LongSupplier wallMillis;

    public TradingApi(
            SessionController controller,
            EventHub hub,
            ConfigurationChoice configurations,
            LongSupplier wallMillis) {
        this.controller = controller;
        this.hub = hub;
        this.configurations = configurations;
        this.wallMillis = wallMillis;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(
                        "/api/trading/start",
                        "Starts a trading session.",
                        StartRequest.class,
                        Started.class,
                        List.of(409, 422),
                        this::start),
                Endpoint.post(
                        "/api/trading/stop",
                        "Takes entries back, keeps or closes the position, ends the session.",
                        StopRequest.class,
                        Done.class,
                        List.of(202, 409, 422),
                        this::stop),
                Endpoint.get(
                        "/api/trading/status",
                        "Where trading stands.",
                        Status.class,
                        request -> request.json(hub.status())),
                Endpoint.post(
                        "/api/trading/flatten",
                        "Closes every position and pauses.",
                        null,
                        Done.class,
                        List.of(409),
                        request ->
                                command(
                                        request,
                                        controller::flatten,
                                        "flattening",
                                        "everything is being closed; entries are paused")),
                Endpoint.post(
                        "/api/trading/pause",
                        "Exits only from now on.",
                        null,
                        Done.class,
                        List.of(409),
                        request ->
                                command(
                                        request,
                                        controller::pause,
                                        "paused",
                                        "no new entries; exits go on")),
                Endpoint.post(
                        "/api/trading/resume",
                        "Entries again; acknowledges a halt.",
                        null,
                        Done.class,
                        List.of(409),
                        request ->
                                command(
                                        request,
                                        controller::resume,
                                        "resumed",
                                        "entries are allowed again")),
                Endpoint.post(
                        "/api/trading/speed",
                        "Changes how fast simulated time goes.",
                        SpeedRequest.class,
                        Done.class,
                        List.of(409, 422),
                        this::changeSpeed));
    }

    private void start(Context request) {
        StartRequest wish = Requests.body(request, StartRequest.class);
        ConfigurationInput input =
                withStrategy(configurations.input(wish.config()), wish.strategy());
        switch (controller.start(input, Entries.SENT)) {
            case StartAnswer.Started started ->
                    request.json(
                            new Started(
                                    "started",
                                    "the session is starting",
                                    "integrated",
                                    started.strategy(),
                                    started.sessionId(),
                                    now()));
            case StartAnswer.AlreadyRunning other ->
                    throw new Refusal(
                            409, "session " + other.sessionId() + " is running; stop it first");
            case StartAnswer.Refused refused ->
                    throw new Refusal(422, "the session cannot start", refused.reasons());
        }
    }

    private static ConfigurationInput withStrategy(
            ConfigurationInput input, @Nullable String strategy) {
        if (strategy == null) {
            return input;
        }
        List<Assignment> assignments = new ArrayList<>(input.assignments());
        assignments.add(
                new Assignment(
                        "the request",
                        "strategy.name",
                        ConfigurationChoice.name("strategy", strategy)));
        return new ConfigurationInput(
                input.purpose(), input.file(), input.environment(), assignments);
    }

    private void stop(Context request) throws InterruptedException {
        boolean flatten = Boolean.TRUE.equals(Requests.body(request, StopRequest.class).flatten());
        boolean isConnected = controller.status().isConnected();
        if (controller.stop(flatten) == OperatorAnswer.NOT_RUNNING) {
            throw new Refusal(409, "no session is running");
        }
        if (!controller.awaitEnd(STOP_PATIENCE)) {
            request.status(202);
            request.json(
                    new Done(
                            "stopping", "the session is stopping and waits for the broker", now()));
            return;
        }
        request.json(
                new Done(
                        "stopped",
                        flatten
                                ? closed(isConnected)
                                : "entries are taken back; a position keeps its stop at the broker",
                        now()));
    }

    /** What became of the wish to close everything, when the session has ended. */
    private String closed(boolean wasConnected) {
        String open =
                controller.status().instruments().stream()
                        .filter(one -> one.contracts() != 0)
                        .map(one -> one.symbol() + " " + one.contracts())
                        .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            return "NOT closed: "
                    + open
                    + "; a position keeps its stop at the broker, look there and close it";
        }
        return wasConnected
                ? "entries are taken back and nothing is open"
                : "the broker could not be reached, so nothing was closed: what is open there keeps"
                        + " its stop, look there and close it";
    }

    private void command(
            Context request, Supplier<OperatorAnswer> command, String status, String message) {
        Requests.limited(request);
        switch (command.get()) {
            case ACCEPTED -> request.json(new Done(status, message, now()));
            case NOT_RUNNING -> throw new Refusal(409, "no session is running");
            case ENDS_BY_ITSELF ->
                    throw new Refusal(409, "the limit in force ends by itself; nothing to resume");
        }
    }

    private void changeSpeed(Context request) {
        double speed = Requests.body(request, SpeedRequest.class).speed();
        if (!(speed >= 0 && speed <= FASTEST)) {
            throw new Refusal(422, "speed: expected 0 to " + (long) FASTEST);
        }
        if (!hub.status().broker().equals("sim")) {
            throw new Refusal(409, "only simulated time has a speed");
        }
        command(
                request,
                () -> controller.changeSpeed(speed),
                "changed",
                "simulated time goes on at " + speed);
    }

    private Instant now() {
        return Instant.ofEpochMilli(wallMillis.getAsLong());
    }
}
