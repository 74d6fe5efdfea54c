package io.mytrader.api;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.api.body.Account;
import io.mytrader.api.body.BacktestDetail;
import io.mytrader.api.body.BacktestItem;
import io.mytrader.api.body.BacktestRequest;
import io.mytrader.api.body.BarFileItem;
import io.mytrader.api.body.ChatAnswer;
import io.mytrader.api.body.ChatRequest;
import io.mytrader.api.body.Config;
import io.mytrader.api.body.Done;
import io.mytrader.api.body.Health;
import io.mytrader.api.body.ItemMapping;
import io.mytrader.api.body.LogLines;
import io.mytrader.api.body.PageOf;
import io.mytrader.api.body.Performance;
import io.mytrader.api.body.PositionItem;
import io.mytrader.api.body.Problem;
import io.mytrader.api.body.Risk;
import io.mytrader.api.body.SignalItem;
import io.mytrader.api.body.SpeedRequest;
import io.mytrader.api.body.StartRequest;
import io.mytrader.api.body.Started;
import io.mytrader.api.body.Status;
import io.mytrader.api.body.StopRequest;
import io.mytrader.api.body.StrategyItem;
import io.mytrader.api.message.Message;
import io.mytrader.api.message.MessageBody;
import io.mytrader.api.message.MessageMapping;
import io.mytrader.api.message.Snapshot;
import io.mytrader.api.message.Stamp;
import io.mytrader.event.TradingEvent;
import io.mytrader.journal.EquityPoint;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.StoredExecution;
import io.mytrader.limit.LimitReading;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.market.Bar;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.Execution;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.signal.AdviceEffect;
import io.mytrader.signal.AdviceMode;
import io.mytrader.signal.AdviceStep;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Denial;
import io.mytrader.signal.FeatureSnapshot;
import io.mytrader.signal.MarketBias;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Regime;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.signal.SizingArithmetic;
import io.mytrader.signal.VolatilityLevel;
import io.mytrader.signal.Vote;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One value of everything that the programming interface sends or takes, by name. */
final class ApiSamples {
    private static final String SESSION = "s20260105.143000";
    private static final long TIME = Instant.parse("2026-01-05T15:31:00Z").toEpochMilli();
    private static final Instant NOW = Instant.parse("2026-01-05T15:31:00.250Z");
    private static final String QUESTION = "MES/lane-1@2026-01-05T15:30:00Z";
    private static final String REASONING = "The breakout comes with volume and with the trend.";
    private static final OrderId ENTRY = new OrderId(SESSION, 1);
    private static final OrderId STOP = new OrderId(SESSION, 2);
    private static final OrderId TARGET = new OrderId(SESSION, 3);

    private final Map<String, Object> samples = new LinkedHashMap<>();
    private long sequence = 40;

    private ApiSamples() {}

    /** Names such as {@code message.signal} and {@code body.status}. */
    static Map<String, Object> all() {
        ApiSamples all = new ApiSamples();
        all.addMessages();
        all.addBodies();
        return all.samples;
    }

    private void addMessages() {
        message(new MessageBody.Connected("3f0c9a52d1e84b7c", 40, snapshot()), false);
        message(new MessageBody.Heartbeat("3f0c9a52d1e84b7c", 40), false);
        message(new MessageBody.Pong(), false);
        event(
                new TradingEvent.PriceUpdate(
                        TIME,
                        "MES",
                        Price.of("6842.25"),
                        Price.of("6842.00"),
                        Price.of("6842.25"),
                        false),
                false);
        event(new TradingEvent.Progress(TIME, "MES", 17, 50), true);
        event(new TradingEvent.BarUpdate(TIME, "MES", bar(), true), true);
        event(signalGiven(), true);
        event(
                new TradingEvent.LlmAnalysis(
                        TIME,
                        "MES",
                        "lane-1",
                        TIME - 60_000,
                        "breakout",
                        breakout(),
                        AdviceMode.CONSENSUS,
                        exchange(),
                        AdviceEffect.PROCEEDS,
                        0.847),
                true);
        event(new TradingEvent.SentimentChanged(TIME, 0.35), true);
        event(
                new TradingEvent.OrderPlacing(
                        TIME,
                        "MES",
                        OrderSide.BUY,
                        2,
                        Price.of("6842.50"),
                        Price.of("6838.25"),
                        Price.of("6851.00"),
                        ENTRY),
                true);
        event(
                new TradingEvent.OrderPlaced(
                        TIME, "MES", OrderSide.BUY, "Filled", 2, Price.of("6842.50"), ENTRY),
                true);
        event(new TradingEvent.OrderUpdate(TIME, stopOrder()), true);
        event(new TradingEvent.TradeExecuted(TIME, execution(), trade()), true);
        event(new TradingEvent.ExitSignal(TIME, "MES", ExitReason.TRAILING_STOP), true);
        event(
                new TradingEvent.StopMoved(
                        TIME, "MES", STOP, Price.of("6838.25"), Price.of("6840.00")),
                true);
        event(new TradingEvent.ProtectionGap(TIME, "MES", 12), true);
        event(
                new TradingEvent.PositionChanged(
                        TIME, "MES", 2, Price.of("6842.50"), Money.of("-2.50")),
                true);
        event(
                new TradingEvent.AccountChanged(TIME, Money.of("100088.50"), Money.of("88.50")),
                true);
        message(new MessageBody.PerformanceUpdate(performance()), true);
        event(
                new TradingEvent.RiskLimit(
                        TIME, "the day lost as much as it may", Outcome.DAILY_LOSS, -1512.5, -1500),
                true);
        message(new MessageBody.Decision(ItemMapping.decision(decision())), true);
        event(new TradingEvent.StateChanged(TIME, "reducing", List.of("DAILY_LOSS")), true);
        event(new TradingEvent.Halted(TIME, "DRAWDOWN"), true);
        event(new TradingEvent.ConnectionUpdate(TIME, true, "simulated broker"), true);
        event(new TradingEvent.SystemMessage(TIME, "session_ended", "the session ended"), true);
        event(new TradingEvent.ErrorMessage(TIME, "order_rejected", "the broker said no"), true);
        message(new MessageBody.BacktestProgress("b1", "running", 40_000, 100_000, null), true);
        Stamp forming = new Stamp(Instant.ofEpochMilli(TIME), NOW, SESSION, null);
        samples.put(
                "message.bar_forming",
                new Message(
                        MessageMapping.body(new TradingEvent.BarUpdate(TIME, "MES", bar(), false)),
                        forming));
    }

    private void event(TradingEvent event, boolean numbered) {
        message(MessageMapping.body(event), numbered);
    }

    private void message(MessageBody body, boolean numbered) {
        Stamp stamp =
                new Stamp(Instant.ofEpochMilli(TIME), NOW, SESSION, numbered ? ++sequence : null);
        samples.put("message." + body.type(), new Message(body, stamp));
    }

    private void addBodies() {
        put("start_request", new StartRequest("aggressive.yaml", "breakout"));
        put(
                "started",
                new Started(
                        "started",
                        "trading MES on the simulated broker",
                        "integrated",
                        "breakout",
                        SESSION,
                        NOW));
        put("stop_request", new StopRequest(true));
        put("speed_request", new SpeedRequest(60));
        put("chat_request", new ChatRequest("Why was nothing bought at half past three?"));
        put(
                "chat",
                new ChatAnswer(
                        "The spread of 3 ticks was above the limit of 2.",
                        List.of("2026-01-05T15:30:00Z"),
                        List.of(ENTRY.toString()),
                        0,
                        List.of("list_decisions", "list_orders"),
                        "global.anthropic.claude-sonnet-4-6",
                        5_120,
                        310,
                        Money.of("0.02001"),
                        2_840));
        put("done", new Done("stopped", "entries are taken back, the position is closed", NOW));
        put("status", status());
        put("orders", new PageOf<>(List.of(ItemMapping.order(stopOrder())), "41"));
        put("positions", new PageOf<>(List.of(position()), null));
        put("trades", new PageOf<>(List.of(ItemMapping.trade(trade(), SESSION)), null));
        put(
                "executions",
                new PageOf<>(
                        List.of(
                                ItemMapping.execution(
                                        new StoredExecution(execution(), Money.of("1.14")),
                                        SESSION)),
                        null));
        put("signals", new PageOf<>(List.of(signal()), null));
        put("decisions", new PageOf<>(List.of(ItemMapping.decision(decision())), null));
        put(
                "events",
                new PageOf<>(
                        List.of(
                                new Message(
                                        MessageMapping.body(
                                                new TradingEvent.Progress(TIME, "MES", 17, 50)),
                                        new Stamp(Instant.ofEpochMilli(TIME), NOW, SESSION, 42L))),
                        null));
        put("bars", new PageOf<>(List.of(ItemMapping.bar("MES", bar(), true)), null));
        put("equity", new PageOf<>(List.of(ItemMapping.equity(equity())), null));
        put("performance", performance());
        put("account", account());
        put("risk", risk());
        put(
                "config",
                new Config(
                        null,
                        "9d2c41",
                        List.of("aggressive.yaml"),
                        List.of(
                                new Config.Setting(
                                        "trading.max_daily_loss", "1500", "default", false),
                                new Config.Setting("mode", "paper", "mytrader.yaml:1", true))));
        put("sessions", new PageOf<>(List.of(ItemMapping.session(session())), null));
        put(
                "strategies",
                new PageOf<>(
                        List.of(
                                new StrategyItem(
                                        "breakout",
                                        "Buys above the highest and sells below the lowest.",
                                        List.of(
                                                new StrategyItem.ParameterItem(
                                                        "lookback",
                                                        "integer",
                                                        "20",
                                                        2.0,
                                                        500.0,
                                                        List.of(),
                                                        "bars of the channel")))),
                        null));
        put(
                "bar_files",
                new PageOf<>(List.of(new BarFileItem("es-2025.csv", 5_242_880, NOW)), null));
        put(
                "backtest_request",
                new BacktestRequest(
                        "es-2025.csv",
                        null,
                        "breakout",
                        "ES",
                        "America/Chicago",
                        null,
                        Map.of("trading.fixed_size", "1")));
        put("backtests", new PageOf<>(List.of(backtest()), null));
        put(
                "backtest",
                new BacktestDetail(
                        backtest(),
                        "{\"metrics\":{\"trades\":1}}",
                        List.of(ItemMapping.trade(trade(), null)),
                        List.of(ItemMapping.equity(equity())),
                        List.of(ItemMapping.bar("MES", bar(), true)),
                        "/api/backtests/b1/report.html"));
        put(
                "problem",
                new Problem(
                        "about:blank",
                        "Unprocessable Content",
                        422,
                        "the session cannot start",
                        "/api/trading/start",
                        List.of("trading.max_daily_loss: expected a number above 0")));
        put("health", new Health(true, true, List.of(), "trading", "0.1.0", 3600, 2));
        put("logs", new LogLines(List.of("2026-01-05 15:31:00 INFO session started")));
    }

    private void put(String name, Object body) {
        samples.put("body." + name, body);
    }

    private static Snapshot snapshot() {
        return new Snapshot(
                status(),
                List.of(position()),
                List.of(ItemMapping.order(stopOrder())),
                signal(),
                risk(),
                account(),
                performance(),
                List.of(ItemMapping.equity(equity())),
                List.of(ItemMapping.bar("MES", bar(), true)));
    }

    private static Status status() {
        return new Status(
                true,
                "integrated",
                "trading",
                "trading",
                List.of(),
                "paper",
                "sim",
                "SIM1",
                false,
                30,
                "multi",
                SESSION,
                Instant.parse("2026-01-05T14:30:00Z"),
                61,
                50,
                "MES",
                Price.of("6842.25"),
                2,
                Money.of("-2.50"),
                Money.of("88.50"),
                Money.of("100088.50"),
                new Status.LastSignal(
                        "MES", "BUY", 0.78, "breakout", "ENTERED", Instant.ofEpochMilli(TIME)),
                new Status.Connection(true, "simulated broker"),
                new Status.Market(true, Instant.parse("2026-01-05T22:00:00Z"), null),
                List.of(position()),
                Instant.ofEpochMilli(TIME));
    }

    private static PositionItem position() {
        return new PositionItem(
                "MES",
                2,
                Price.of("6842.50"),
                Price.of("6842.25"),
                Money.of("-2.50"),
                Price.of("6838.25"),
                Price.of("6851.00"),
                Money.of("42.50"));
    }

    private static Risk risk() {
        return new Risk(
                "active",
                List.of(),
                List.of(
                        ItemMapping.limit(
                                new LimitReading(
                                        Outcome.DAILY_LOSS, 88.5, -1500, LimitReading.State.OK)),
                        ItemMapping.limit(
                                new LimitReading(
                                        Outcome.MARGIN,
                                        Double.NaN,
                                        Double.NaN,
                                        LimitReading.State.NOT_APPLICABLE))),
                0);
    }

    private static Account account() {
        return new Account(
                "SIM1",
                "sim",
                "paper",
                "USD",
                Money.of("100088.50"),
                Money.of("88.50"),
                null,
                Money.of("-2.50"),
                Money.of("11.50"),
                Instant.ofEpochMilli(TIME));
    }

    private static Performance performance() {
        Map<String, Performance.Group> one =
                Map.of("breakout", new Performance.Group(1, Money.of("85.22"), 1.0, 1.0026));
        return new Performance(
                SESSION,
                1,
                1,
                0,
                Money.of("85.22"),
                Money.of("85.22"),
                Money.ZERO,
                Money.of("2.28"),
                Money.of("2.50"),
                1.0,
                null,
                85.22,
                1.0026,
                Money.of("85.22"),
                Money.of("85.22"),
                31.0,
                0,
                Money.of("11.50"),
                0.0115,
                null,
                one,
                Map.of("bullish_medium", one.values().iterator().next()),
                Map.of("take_profit", one.values().iterator().next()),
                Map.of("HOLD", 58L));
    }

    private static Bar bar() {
        return new Bar(TIME - 60_000, TIME, 6840.25, 6842.5, 6840, 6842.25, 1841);
    }

    private static Signal breakout() {
        return new Signal(
                SignalAction.BUY,
                0.78,
                List.of(Reason.of("close above the 20-bar high by {} %", 0.06)));
    }

    private static TradingEvent signalGiven() {
        return new TradingEvent.SignalGiven(
                TIME,
                "MES",
                breakout(),
                MarketBias.BULLISH,
                VolatilityLevel.MEDIUM,
                "breakout",
                Outcome.ENTERED);
    }

    private static SignalItem signal() {
        return new SignalItem(
                "MES",
                "BUY",
                0.78,
                "bullish",
                "medium",
                "breakout",
                List.of("close above the 20-bar high by 0.06 %"),
                "ENTERED",
                Instant.ofEpochMilli(TIME));
    }

    private static OrderReport stopOrder() {
        Order order =
                Order.stop(
                                STOP,
                                "MES",
                                OrderRole.STOP,
                                OrderSide.SELL,
                                Quantity.of(2),
                                Price.of("6838.25"))
                        .childOf(ENTRY);
        return new OrderReport(order, OrderState.WORKING, 0, 778_812, TIME, null);
    }

    private static Execution execution() {
        return new Execution(
                new ExecutionId("0000e0d5.6a1b.01.01"),
                TARGET,
                778_813,
                "MES",
                OrderRole.TARGET,
                OrderSide.SELL,
                Quantity.of(2),
                Price.of("6851.25"),
                TIME,
                Money.ZERO);
    }

    private static ClosedTrade trade() {
        return new ClosedTrade(
                1,
                "MES",
                "breakout",
                "bullish_medium",
                OrderSide.BUY,
                2,
                TIME - 31 * 60_000,
                Price.of("6842.50"),
                TIME,
                Price.of("6851.25"),
                ExitReason.TAKE_PROFIT,
                Money.of("87.50"),
                Money.of("2.28"),
                Money.of("2.50"),
                Money.of("85.00"),
                Money.of("12.50"),
                Money.of("87.50"),
                31);
    }

    private static EquityPoint equity() {
        return new EquityPoint(TIME, Money.of("100088.50"), Money.of("88.50"), Money.of("11.50"));
    }

    private static Decision decision() {
        return new Decision(
                "MES",
                "lane-1",
                bar(),
                new FeatureSnapshot(List.of("ema_fast", "atr"), 6839.4375, Double.NaN),
                new Regime(MarketBias.BULLISH, VolatilityLevel.MEDIUM, 1.82, 0.55),
                List.of(
                        new Vote("breakout", breakout()),
                        new Vote(
                                "mean_reversion",
                                Signal.hold(Reason.of("price within the bands")))),
                "breakout",
                "table",
                breakout(),
                new SizingArithmetic(
                        "kelly", 100_000, 23.64, 0.12, 0.06, 0.01, 42, 2, "max_position_size"),
                0,
                Outcome.COOLDOWN,
                new Denial(Outcome.COOLDOWN, 120, 300),
                new AdviceStep(
                        QUESTION,
                        AdviceMode.CONSENSUS,
                        SignalAction.BUY,
                        0.76,
                        "",
                        AdviceEffect.PROCEEDS,
                        0.847,
                        REASONING,
                        1240));
    }

    private static AdviceExchange exchange() {
        return new AdviceExchange(
                QUESTION,
                "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                "anthropic.claude-sonnet",
                1024,
                0.2,
                new Advice.Opinion(
                        SignalAction.BUY,
                        0.76,
                        0.3,
                        REASONING,
                        List.of("volume ratio 1.6", "bias bullish"),
                        List.of("resistance at 6850")),
                1480,
                212,
                Money.of("0.00762"),
                1240,
                false);
    }

    private static BacktestItem backtest() {
        return new BacktestItem(
                "b1",
                "done",
                "es-2025.csv",
                null,
                "breakout",
                "ES",
                NOW,
                NOW,
                NOW,
                100_000,
                100_000,
                null,
                new BacktestItem.Figures(
                        Money.of("1234.50"),
                        1.2345,
                        37,
                        0.43,
                        1.21,
                        0.08,
                        Money.of("911.25"),
                        0.9,
                        0.77,
                        410_000));
    }

    private static SessionSummary session() {
        return new SessionSummary(
                new SessionId(SESSION),
                Instant.parse("2026-01-05T14:30:00Z").toEpochMilli(),
                null,
                null,
                "paper",
                "sim",
                "SIM1",
                "9d2c41",
                "0.1.0",
                812,
                3,
                2,
                1,
                Money.of("85.22"));
    }

    static Decision sampleDecision() {
        return decision();
    }
}
