package io.mytrader.dashboard;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson3;
import io.javalin.util.JavalinException;
import io.javalin.util.JavalinLogger;
import io.mytrader.api.body.Problem;
import io.mytrader.api.json.ApiJson;
import io.mytrader.dashboard.backtest.BacktestApi;
import io.mytrader.dashboard.guard.BareErrors;
import io.mytrader.dashboard.guard.RateLimit;
import io.mytrader.dashboard.guard.Refusal;
import io.mytrader.dashboard.guard.RefusalLog;
import io.mytrader.dashboard.guard.RequestGuard;
import io.mytrader.dashboard.guard.SecurityHeaders;
import io.mytrader.dashboard.guard.Token;
import io.mytrader.dashboard.guard.UnreadBody;
import io.mytrader.dashboard.openapi.OpenApiDocument;
import io.mytrader.dashboard.page.PageFiles;
import io.mytrader.dashboard.rest.ChatApi;
import io.mytrader.dashboard.rest.ConfigurationChoice;
import io.mytrader.dashboard.rest.Endpoint;
import io.mytrader.dashboard.rest.LogTail;
import io.mytrader.dashboard.rest.MetricsText;
import io.mytrader.dashboard.rest.RecordsApi;
import io.mytrader.dashboard.rest.SystemApi;
import io.mytrader.dashboard.rest.TradingApi;
import io.mytrader.dashboard.stream.EventHub;
import io.mytrader.dashboard.stream.SocketEndpoint;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.StoreException;
import io.mytrader.runtime.SessionController;
import java.net.BindException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.core.WebSocketExtensionRegistry;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dashboard's server: REST, WebSocket and the page, around one controller of sessions.
 *
 * <p>Nothing that a client does reaches the engine but through the controller's queue. Safe from
 * any thread.
 */
public final class DashboardServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardServer.class);

    private static final long MOST_BODY_BYTES = 64 * 1024;
    private static final int MOST_CONNECTIONS = 1_024;
    private static final int MOST_THREADS = 64;
    private static final long IDLE_MILLIS = 30_000;
    private static final int MOST_HEADER_BYTES = 8 * 1024;

    private static final double REQUESTS_PER_SECOND = 200;
    private static final double REQUESTS_AT_ONCE = 600;
    private static final double MESSAGES_PER_SECOND = 10;
    private static final double MESSAGES_AT_ONCE = 50;
    private static final long BEAT_SECONDS = 15;

    /** Without the token, from elsewhere, too much, too often: worth a line in the log. */
    private static final Set<Integer> MEANS_NO_GOOD = Set.of(401, 403, 413, 429);

    private final EventHub hub;
    private final RequestGuard guard;
    private final ConfigurationChoice configurations;
    private final BacktestApi backtests;
    private final ChatApi chat;
    private final Javalin javalin;
    private final AtomicReference<AutoCloseable> subscription = new AtomicReference<>(() -> {});
    private final RefusalLog refusals = new RefusalLog(System::nanoTime);
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("dashboard-clock").factory());
    private final CompletableFuture<String> openApi = new CompletableFuture<>();
    private final Supplier<String> describe;

    /** The port is taken or the host is not of this machine. */
    public static final class CannotBind extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CannotBind(String message) {
            super(message);
        }
    }

    private DashboardServer(
            DashboardSettings settings, SessionController controller, SessionHistory history) {
        hub =
                new EventHub(
                        DashboardServer::streamId,
                        controller::status,
                        history,
                        System::currentTimeMillis,
                        nanos -> controller.metrics().reached(nanos));
        String token = settings.token();
        guard =
                new RequestGuard(
                        settings.host(),
                        token == null ? null : Token.of(token),
                        new RateLimit(REQUESTS_PER_SECOND, REQUESTS_AT_ONCE, System::nanoTime));
        configurations =
                new ConfigurationChoice(settings.configuration(), settings.configurationFolder());
        backtests =
                new BacktestApi(
                        settings.dataFolder(), settings.version(), configurations, hub::tell);
        chat =
                new ChatApi(
                        configurations, history, settings.dataFolder(), System::currentTimeMillis);
        List<Endpoint> endpoints = endpoints(settings, controller, history);
        SocketEndpoint socket =
                new SocketEndpoint(
                        hub,
                        guard,
                        new RateLimit(MESSAGES_PER_SECOND, MESSAGES_AT_ONCE, System::nanoTime),
                        refusals);
        javalin = Javalin.create(config -> configure(config, endpoints, socket));
        describe = () -> OpenApiDocument.of(endpoints, settings.version(), guard.wantsToken());
        hub.whenCutOff(() -> {
            subscription.set(controller.subscribe(hub));
            controller.tell(
                    "catching_up", "the dashboard was too slow and reads again what it missed");
        });
        subscription.set(controller.subscribe(hub));
    }

    /**
     * Starts a server.
     *
     * @throws CannotBind if the port is taken
     */
    public static DashboardServer start(
            DashboardSettings settings, SessionController controller, SessionHistory history) {
        DashboardServer server = new DashboardServer(settings, controller, history);
        try {
            server.listen(settings);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /**
     * Loads what every server needs, which takes a good part of a second: beside the opening of the
     * record, the first answer comes sooner.
     */
    public static void prepare() {
        Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.jsonMapper(new JavalinJackson3(ApiJson.mapper(), true));
            config.routes.ws("/ws", socket -> {});
        });
    }

    private static String streamId() {
        byte[] random = new byte[8];
        RandomGenerator.of("SecureRandom").nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private void listen(DashboardSettings settings) {
        // What its library would log is said here, with what to do, or thrown.
        JavalinLogger.enabled = false;
        try {
            javalin.start(settings.host(), settings.port());
        } catch (RuntimeException e) {
            if (hasCause(e, BindException.class)) {
                throw new CannotBind(
                        "port "
                                + settings.port()
                                + " on "
                                + settings.host()
                                + " is taken, perhaps by another dashboard; choose another with"
                                + " --port");
            }
            throw e;
        } finally {
            JavalinLogger.enabled = true;
        }
        // The first answer need not wait for it.
        openApi.completeAsync(describe);
        var _ =
                clock.scheduleAtFixedRate(
                        () -> guarded(hub::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
        var _ =
                clock.scheduleAtFixedRate(
                        () -> guarded(hub::repeatPrices), 500, 500, TimeUnit.MILLISECONDS);
        var _ =
                clock.scheduleAtFixedRate(
                        () -> guarded(hub::countArrivals), 100, 100, TimeUnit.MILLISECONDS);
    }

    /** A periodic task that throws would never be called again. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a periodic task failed", e);
        }
    }

    private static boolean hasCause(@Nullable Throwable failure, Class<?> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private List<Endpoint> endpoints(
            DashboardSettings settings, SessionController trading, SessionHistory history) {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(
                new TradingApi(trading, hub, configurations, System::currentTimeMillis)
                        .endpoints());
        all.addAll(new RecordsApi(history, hub).endpoints());
        all.addAll(backtests.endpoints());
        all.addAll(chat.endpoints());
        all.addAll(
                new SystemApi(
                                new SystemApi.Facts(
                                        settings.version(),
                                        System.currentTimeMillis(),
                                        settings.dataFolder()),
                                hub,
                                configurations,
                                trading::status,
                                System::currentTimeMillis,
                                new LogTail(settings.dataFolder().resolve("logs/backend.log")),
                                () -> metrics(trading))
                        .endpoints());
        return all;
    }

    private String metrics(SessionController trading) {
        hub.countArrivals();
        return trading.metrics().text() + MetricsText.of(hub.counts(), trading.status());
    }

    private void configure(JavalinConfig config, List<Endpoint> endpoints, SocketEndpoint socket) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = MOST_BODY_BYTES;
        config.http.prefer405over404 = true;
        config.jsonMapper(new JavalinJackson3(ApiJson.mapper(), true));
        config.jetty.modifyServer(DashboardServer::limit);
        config.jetty.modifyServletContextHandler(context -> {
            context.setErrorHandler(new BareErrors());
            keepNoSessions(context.getSessionHandler());
            context.addEventListener(whenStarted(() -> sendAsItIs(context)));
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(MOST_HEADER_BYTES);
            http.setIdleTimeout(IDLE_MILLIS);
        });
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setMaxTextMessageSize(SocketEndpoint.LONGEST_MESSAGE);
            factory.setMaxBinaryMessageSize(SocketEndpoint.LONGEST_MESSAGE);
            factory.setMaxFrameSize(1 << 20);
        });
        config.routes.before(this::admit);
        config.routes.wsBeforeUpgrade(guard::check);
        for (Endpoint endpoint : endpoints) {
            config.routes.addEndpoint(
                    new io.javalin.router.Endpoint(
                            endpoint.method(), endpoint.path(), endpoint.handler()::handle));
        }
        PageFiles page = new PageFiles();
        config.routes.get(
                "/api/openapi.json",
                request -> {
                    request.contentType("application/json");
                    request.result(openApi.join());
                });
        config.routes.get("/api/docs", request -> page.sendOwn(request, "docs.html"));
        for (String own : List.of("plain.css", "docs.js")) {
            config.routes.get("/" + own, request -> page.sendOwn(request, own));
        }
        config.routes.get(
                "/*",
                request -> {
                    if (isApi(request) || !page.serve(request)) {
                        throw nothingToGet(request, endpoints);
                    }
                });
        config.routes.ws("/ws", socket::configure);
        answerErrors(config, endpoints);
    }

    /** The library opens a session for every socket; nothing here asks for it. */
    private static void keepNoSessions(SessionHandler sessions) {
        sessions.setUsingCookies(false);
        NullSessionCache none = new NullSessionCache(sessions);
        none.setSessionDataStore(new NullSessionDataStore());
        sessions.setSessionCache(none);
    }

    /**
     * Offers no extension of the protocol: to compress each message for each client by itself takes
     * longer than to send it, and texts that leave together must leave as they are.
     */
    private static void sendAsItIs(ServletContextHandler context) {
        WebSocketExtensionRegistry registry =
                WebSocketServerComponents.ensureWebSocketComponents(context.getServer(), context)
                        .getExtensionRegistry();
        Set.copyOf(registry.getAvailableExtensionNames()).forEach(registry::unregister);
    }

    private static LifeCycle.Listener whenStarted(Runnable action) {
        return new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarted(LifeCycle started) {
                action.run();
            }
        };
    }

    private static void limit(Server server) {
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.addEventListener(
                new LifeCycle.Listener() {
                    @Override
                    public void lifeCycleStarting(LifeCycle starting) {
                        for (org.eclipse.jetty.server.Connector connector :
                                server.getConnectors()) {
                            if (connector instanceof ServerConnector plain) {
                                plain.setIdleTimeout(IDLE_MILLIS);
                                plain.setAcceptQueueSize(MOST_THREADS);
                            }
                        }
                    }
                });
        server.setErrorHandler(new BareErrors());
        server.setStopTimeout(2_000);
    }

    private void admit(Context request) {
        SecurityHeaders.on(request);
        guard.check(request);
        if (isApi(request) || request.path().equals("/metrics")) {
            guard.checkToken(request);
        }
    }

    private static boolean isApi(Context request) {
        return request.path().equals("/api")
                || (request.path().startsWith("/api/")
                        && !request.path().equals("/api/docs")
                        && !request.path().equals("/api/openapi.json"));
    }

    /** What can only be posted is there, too. */
    private static Refusal nothingToGet(Context request, List<Endpoint> endpoints) {
        return endpoints.stream().anyMatch(endpoint -> endpoint.isAt(request.path()))
                ? new Refusal(405, "this is not to be read; see /api/docs")
                : new Refusal(404, "there is nothing here");
    }

    private void answerErrors(JavalinConfig config, List<Endpoint> endpoints) {
        config.routes.exception(
                Refusal.class,
                (refusal, request) -> {
                    if (MEANS_NO_GOOD.contains(refusal.status())) {
                        refusals.refused(request.ip(), refusal.detail());
                    }
                    answer(request, refusal.status(), refusal.detail(), refusal.reasons());
                });
        config.routes.exception(
                HttpResponseException.class,
                (refusal, request) -> {
                    // The page is served for any path, so a path without an endpoint looks as if
                    // only the method were wrong.
                    boolean isNowhere =
                            refusal.getStatus() == HttpStatus.METHOD_NOT_ALLOWED_405
                                    && endpoints.stream().noneMatch(e -> e.isAt(request.path()));
                    answer(
                            request,
                            isNowhere ? HttpStatus.NOT_FOUND_404 : refusal.getStatus(),
                            isNowhere
                                    ? "there is nothing here"
                                    : String.valueOf(refusal.getMessage()),
                            List.of());
                });
        config.routes.exception(
                StoreException.class,
                (failure, request) -> {
                    LOG.error("what was recorded cannot be read", failure);
                    answer(request, 503, "what was recorded cannot be read", List.of());
                });
        config.routes.exception(
                Exception.class,
                (failure, request) -> {
                    LOG.error("{} {} failed", request.method(), request.path(), failure);
                    answer(request, 500, "an error of MyTrader itself; see the log", List.of());
                });
    }

    private static void answer(Context request, int status, String detail, List<String> reasons) {
        request.status(status);
        String path = request.path();
        Problem problem =
                new Problem(
                        "about:blank",
                        HttpStatus.getMessage(status),
                        status,
                        detail,
                        path.length() > 200 ? path.substring(0, 200) : path,
                        reasons);
        request.contentType("application/problem+json");
        byte[] text = ApiJson.mapper().writeValueAsBytes(problem);
        if (UnreadBody.isPossible(request)) {
            UnreadBody.answerFirst(request, text);
        } else {
            request.result(text);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** What was told to clients so far. */
    public EventHub.Counts counts() {
        return hub.counts();
    }

    /** Sends clients away and stops; the controller and its session are left alone. */
    @Override
    public void close() {
        clock.shutdownNow();
        backtests.close();
        chat.close();
        hub.end();
        stopServing();
        try {
            subscription.get().close();
        } catch (Exception e) {
            throw new IllegalStateException("the subscription does not end", e);
        }
    }

    /** Waits for answers under way; whoever keeps a connection open beyond that is cut off. */
    private void stopServing() {
        try {
            javalin.stop();
        } catch (JavalinException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            LOG.warn("some connections did not end in time and were cut off");
        }
    }
}
