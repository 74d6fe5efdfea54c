package io.mytrader.benchmarks;

import io.mytrader.account.ClosedTrade;
import io.mytrader.advice.AdviceSettings;
import io.mytrader.advice.OnTimeout;
import io.mytrader.backtest.BacktestSettings;
import io.mytrader.bedrock.BedrockAdvisor;
import io.mytrader.bedrock.DailyBudget;
import io.mytrader.bedrock.ModelCaller;
import io.mytrader.bedrock.ModelPrice;
import io.mytrader.bedrock.ModelSettings;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineInput;
import io.mytrader.engine.EngineOutput;
import io.mytrader.engine.EngineSettings;
import io.mytrader.engine.MarketInputs;
import io.mytrader.engine.TradingEngine;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.llm.Advisor;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.risk.GateContext;
import io.mytrader.signal.AdviceMode;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.SignalAction;
import io.mytrader.simulation.BarPlayer;
import io.mytrader.simulation.SimulatedBroker;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.strategy.StrategyRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a model that takes ten seconds costs the thread that trades.
 *
 * <p>One bar comes every four milliseconds, whatever happens, so that thousands are decided while
 * the model thinks about the first candidate; the engine's thread takes each when it is due, and
 * the answers as they arrive. A candidate waits until the next bar, as in any session; its request
 * stays open for the whole ten seconds. The endpoint is an HTTP server on this machine, the client
 * in front of it is AWS's own. Beside it the same with a model that answers at once, which costs
 * the same but for the waiting, and without any. Nothing is sent to the broker, so all have the
 * same candidates. They alternate; the first run of each warms the code up and is not shown.
 */
public final class AdviceLatency {
    private static final Instrument ES = InstrumentCatalogue.find("ES").orElseThrow();
    private static final int BARS = 10_000;
    private static final int ROUNDS = 3;
    private static final long PACE_NANOS = 4_000_000;
    private static final Duration THOUGHT = Duration.ofSeconds(10);
    private static final long DEADLINE_MILLIS = 15_000;
    private static final double NANOS_PER_MICRO = 1e3;

    private AdviceLatency() {}

    /** Prints a line for each run. */
    public static void main(String[] arguments) throws IOException {
        // Found by the AWS client as any user's are; the server does not look at them.
        System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        System.setProperty("aws.secretAccessKey", "example");
        BarSeries bars = BenchmarkBars.generate(BARS, 7);
        System.out.printf(
                "%-16s %10s %10s %10s %10s %10s  %s%n",
                "microseconds", "decide p50", "p99", "due p50", "p99", "max", "candidates");
        for (int round = 0; round < ROUNDS; round++) {
            String without = run(bars, null);
            String prompt = withModel(bars, Duration.ZERO);
            String slow = withModel(bars, THOUGHT);
            if (round > 0) {
                System.out.println("without advice   " + without);
                System.out.println("prompt model     " + prompt);
                System.out.println("10-second model  " + slow);
            }
        }
    }

    private static String withModel(BarSeries bars, Duration thought) throws IOException {
        Path folder = Files.createTempDirectory("advice-benchmark");
        try (SlowModel model = new SlowModel(thought)) {
            ModelSettings settings =
                    new ModelSettings(
                            ModelSettings.DEFAULT_MODEL,
                            "us-east-1",
                            1024,
                            0.2,
                            new ModelPrice(Money.of("3"), Money.of("15")),
                            new DailyBudget(1_000_000, Money.ofUnits(1_000_000)),
                            model.address());
            ModelCaller caller = ModelCaller.open(settings, folder, System::currentTimeMillis);
            try (BedrockAdvisor advisor = new BedrockAdvisor(caller, Duration.ZERO)) {
                return run(bars, advisor) + ", at most " + model.mostThinking() + " at a time";
            }
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static String run(BarSeries bars, @Nullable Advisor advisor) {
        BacktestSettings defaults = BacktestSettings.defaults(ES);
        Money capital = Money.ofUnits(100_000_000);
        SimulatedBroker broker =
                new SimulatedBroker(SimulationSettings.defaults(), List.of(ES), capital);
        Desk desk = new Desk(broker, advisor);
        EngineSettings settings =
                new EngineSettings(
                                "B1",
                                defaults.trading(),
                                GateContext.simulated(0.65, 1),
                                List.of(
                                        new EngineSettings.LaneSettings(
                                                "lane-1", ES, defaults.lanes().getFirst())),
                                defaults.minBars(),
                                capital,
                                MarketInputs.BARS_ONLY,
                                5,
                                EngineSettings.Entries.ONLY_DECIDED)
                        .with(
                                advisor == null
                                        ? AdviceSettings.OFF
                                        : new AdviceSettings(
                                                AdviceMode.FILTER,
                                                0.7,
                                                OnTimeout.DROP,
                                                DEADLINE_MILLIS));
        TradingEngine engine = TradingEngine.create(settings, StrategyRegistry.builtIn(), desk);
        Stopwatch stopwatch = new Stopwatch(engine, bars.size());
        BarPlayer player = new BarPlayer(ES, broker, stopwatch::accept);
        player.connect();
        long first = System.nanoTime();
        for (int i = 0; i < bars.size(); i++) {
            long due = first + i * PACE_NANOS;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            for (AdviceExchange answer = desk.answers.poll();
                    answer != null;
                    answer = desk.answers.poll()) {
                desk.note(answer);
                engine.accept(
                        new EngineInput.AdviceReceived(
                                i == 0 ? 0 : bars.bar(i - 1).closeMillis(), answer));
            }
            player.play(bars.bar(i));
            desk.handOver();
            stopwatch.sinceDue[i] = System.nanoTime() - due;
        }
        return stopwatch.report() + "  " + desk.report();
    }

    /** How long the engine's thread took over each bar, and how long ago the bar was due then. */
    private static final class Stopwatch {
        private final TradingEngine engine;
        private final long[] deciding;
        private final long[] sinceDue;
        private int bars;

        Stopwatch(TradingEngine engine, int bars) {
            this.engine = engine;
            deciding = new long[bars];
            sinceDue = new long[bars];
        }

        void accept(EngineInput input) {
            long before = System.nanoTime();
            engine.accept(input);
            if (input instanceof EngineInput.BarClosed) {
                deciding[bars++] = System.nanoTime() - before;
            }
        }

        String report() {
            Arrays.sort(deciding);
            Arrays.sort(sinceDue);
            return String.format(
                    Locale.ROOT,
                    "%10.1f %10.1f %10.1f %10.1f %10.1f",
                    at(deciding, 0.5),
                    at(deciding, 0.99),
                    at(sinceDue, 0.5),
                    at(sinceDue, 0.99),
                    at(sinceDue, 1));
        }

        private static double at(long[] sorted, double share) {
            int place = (int) Math.ceil(sorted.length * share) - 1;
            return sorted[place] / NANOS_PER_MICRO;
        }
    }

    /** Asks the advisor, and counts what comes of it. */
    private static final class Desk implements EngineOutput {
        private final SimulatedBroker broker;
        private final @Nullable Advisor advisor;
        private final Queue<AdviceExchange> answers = new ConcurrentLinkedQueue<>();
        private final Queue<AdviceQuestion> questions = new ArrayDeque<>();
        private int candidates;
        private int opinions;
        private int others;
        private long quickestMillis = Long.MAX_VALUE;

        Desk(SimulatedBroker broker, @Nullable Advisor advisor) {
            this.broker = broker;
            this.advisor = advisor;
        }

        void note(AdviceExchange answer) {
            if (answer.advice() instanceof Advice.Opinion) {
                opinions++;
                quickestMillis = Math.min(quickestMillis, answer.latencyMillis());
            } else {
                others++;
            }
        }

        String report() {
            return advisor == null
                    ? String.valueOf(candidates)
                    : candidates
                            + ", "
                            + opinions
                            + " answered, the first after "
                            + quickestMillis
                            + " ms, "
                            + others
                            + " without an opinion";
        }

        @Override
        public void send(BrokerCommand command) {
            command.sendTo(broker);
        }

        @Override
        public void ask(AdviceQuestion question) {
            questions.add(question);
        }

        /** As in a session, when the bar is decided. */
        void handOver() {
            while (!questions.isEmpty()) {
                Advisor asked = Objects.requireNonNull(advisor, "asked without an advisor");
                asked.ask(questions.remove(), (_, answer) -> answers.add(answer));
            }
        }

        @Override
        public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
            throw new IllegalStateException("a trade in a run that sends nothing: " + trade);
        }

        @Override
        public boolean wantsEvents() {
            return true;
        }

        @Override
        public void publish(TradingEvent event) {
            // Made, as for a browser; where it goes is not measured here.
        }

        @Override
        public boolean wantsDecisions() {
            return true;
        }

        @Override
        public void decided(Decision decision) {
            boolean asked =
                    decision.signal().action() != SignalAction.HOLD
                            && (decision.outcome() == Outcome.DRY_RUN || decision.advice() != null);
            if (asked) {
                candidates++;
            }
        }
    }
}
