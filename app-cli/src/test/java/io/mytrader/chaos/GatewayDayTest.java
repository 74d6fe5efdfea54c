package io.mytrader.chaos;

import static io.mytrader.chaos.GatewayFixture.MES;
import static io.mytrader.chaos.GatewayFixture.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.backtest.Backtest;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.Purpose;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.market.RecordedTape;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.StoredDecision;
import io.mytrader.market.BarSeries;
import io.mytrader.replay.Replay;
import io.mytrader.report.DecisionsFile;
import io.mytrader.runtime.LoadedConfiguration;
import io.mytrader.runtime.RecordedSession;
import io.mytrader.simulation.SyntheticMarket;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day at the gateway decides and trades as the backtest of its bars. */
class GatewayDayTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "config", "gateway-sim.yaml");
    private static final BarSeries DAY =
            new SyntheticMarket(MES, 3).days(LocalDate.of(2026, 6, 3), 1);
    private static final int SOME_HOURS = 500;
    private static final int WARM_UP = 60;
    private static final Pattern DECIDED =
            Pattern.compile("\"(bar_open|time|outcome|action)\":\\s*\"([^\"]*)\"");

    @TempDir private Path folder = Path.of("");

    @Test
    void decidesAndTradesAsTheBacktestOfTheSameBarsAndReplays() {
        compare(DAY.slice(0, SOME_HOURS));
    }

    @Test
    @Tag("thorough")
    void aWholeDayDecidesAndTradesAsItsBacktest() {
        compare(DAY);
    }

    private void compare(BarSeries bars) {
        BacktestResult backtest;
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (LoadedConfiguration loaded = LoadedConfiguration.read(input(Purpose.BACKTEST));
                DecisionsFile sink = new DecisionsFile(expected)) {
            Configuration configuration = loaded.configuration();
            backtest =
                    Backtest.of(
                                    bars,
                                    configuration.backtest(configuration.lanes()),
                                    loaded.strategies(),
                                    sink)
                            .run();
        }
        assertThat(backtest.trades()).hasSizeGreaterThan(2);
        long begin = bars.bar(WARM_UP - 1).closeMillis() + 5_000;
        try (GatewayFixture at =
                new GatewayFixture(folder, new RecordedTape(bars), FaultScript.NONE, begin)) {
            at.world.begin(input(Purpose.TRADE));
            at.world.pass(bars.last().closeMillis() + 60_000, () -> false);
            at.stop();

            assertThat(at.all(at.store::trades).stream().map(GatewayDayTest::essence).toList())
                    .isEqualTo(
                            backtest.trades().stream()
                                    .filter(trade -> trade.exitReason() != ExitReason.END_OF_DATA)
                                    .map(GatewayDayTest::essence)
                                    .toList());
            assertThat(
                            at.all(at.store::decisions).stream()
                                    .map(StoredDecision::json)
                                    .map(GatewayDayTest::decided)
                                    .skip(WARM_UP)
                                    .toList())
                    .isEqualTo(
                            expected.toString(StandardCharsets.UTF_8)
                                    .lines()
                                    .map(GatewayDayTest::decided)
                                    .skip(WARM_UP)
                                    .toList());
            SessionSummary session = at.store.newest().orElseThrow();
            try (RecordedSession recorded =
                    RecordedSession.of(at.store, at.store.header(session.id()).orElseThrow())) {
                assertThat(recorded.replay())
                        .isEqualTo(new Replay.Result.Identical(session.journalEntries()));
            }
        }
    }

    private static ConfigurationInput input(Purpose purpose) {
        return configuration(
                purpose,
                EXAMPLE,
                "data.min_bars=" + WARM_UP,
                "backtest.intrabar=ohlc",
                // Seconds between a bar and the order on it would count in the pauses.
                "trading.trade_cooldown_minutes=0",
                "trading.min_seconds_between_entries=0",
                "trading.exit_on_opposite_signal=false",
                "trading.use_trailing_stop=false");
    }

    /** Orders arrive a second after the bar, so times are compared by the minute. */
    private static String essence(ClosedTrade trade) {
        return trade.side()
                + " "
                + trade.quantity()
                + " "
                + trade.entryMillis() / 60_000
                + " "
                + trade.entryPrice()
                + " "
                + trade.exitMillis() / 60_000
                + " "
                + trade.exitPrice()
                + " "
                + trade.exitReason()
                + " "
                + trade.netPnl();
    }

    /** Time, action and outcome of a decision. */
    private static List<String> decided(String json) {
        return DECIDED.matcher(json).results().map(MatchResult::group).toList();
    }
}
