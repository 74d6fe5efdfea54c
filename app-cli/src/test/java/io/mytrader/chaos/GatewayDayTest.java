package io.mytrader.chaos;

import static io.mytrader.chaos.GatewayFixture.MES;
import static io.mytrader.cli.Settings.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.backtest.Backtest;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.Purpose;
import io.mytrader.gateway.market.RecordedTape;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.StoredDecision;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Price;
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

/**
 * A day at the gateway, over a real socket, decides and trades as the backtest of its bars, and its
 * session replays. Stops, targets, trailing and exits on opposite signals are as the example has
 * them.
 *
 * <p>Three differences are in the nature of the venue, and there are no others:
 *
 * <ul>
 *   <li>An order reaches the gateway a second or two after its bar, not with it. Fills are compared
 *       by the minute, and the pause after a trade is off, because those seconds count in it.
 *   <li>An exit on an opposite signal is a limit through the market, which fills at the quote; the
 *       backtest takes the open and a tick. The quote is one tick wide, so its price may be a tick
 *       better.
 *   <li>The backtest closes what is open when its bars end; the gateway's market goes on.
 * </ul>
 *
 * <p>Both sides share a clock that is stepped: at an accelerated clock of their own, bars would now
 * and then come too late to be traded on, and no two runs would be the same.
 */
class GatewayDayTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "config", "gateway-sim.yaml");
    private static final BarSeries DAY =
            new SyntheticMarket(MES, 3).days(LocalDate.of(2026, 6, 3), 1);
    private static final int SOME_HOURS = 300;
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
            backtest = Backtest.of(bars, configuration.backtest(), loaded.strategies(), sink).run();
        }
        assertThat(backtest.trades()).hasSizeGreaterThan(2);
        long begin = bars.bar(WARM_UP - 1).closeMillis() + 5_000;
        try (SocketWorld at = new SocketWorld(folder, new RecordedTape(bars), begin)) {
            at.begin(input(Purpose.TRADE));
            at.pass(bars.last().closeMillis() + 60_000, () -> false);
            at.stop();

            assertSameTrades(
                    at.all(at.store::trades),
                    backtest.trades().stream()
                            .filter(trade -> trade.exitReason() != ExitReason.END_OF_DATA)
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
                "trading.trade_cooldown_minutes=0");
    }

    private static void assertSameTrades(List<ClosedTrade> traded, List<ClosedTrade> expected) {
        assertThat(traded.stream().map(GatewayDayTest::essence).toList())
                .isEqualTo(expected.stream().map(GatewayDayTest::essence).toList());
        for (int i = 0; i < expected.size(); i++) {
            int side = expected.get(i).side().sign();
            Price better = traded.get(i).exitPrice().minus(expected.get(i).exitPrice()).times(side);
            boolean atTheQuote = expected.get(i).exitReason() == ExitReason.OPPOSITE_SIGNAL;
            assertThat(better)
                    .as("trade %s at %s", i, traded.get(i))
                    .isIn(Price.ZERO, atTheQuote ? MES.tickSize() : Price.ZERO);
            assertThat(traded.get(i).netPnl())
                    .isEqualTo(
                            expected.get(i)
                                    .netPnl()
                                    .plus(MES.value(better, expected.get(i).quantity())));
        }
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
                + trade.exitReason();
    }

    /** Time, action and outcome of a decision. */
    private static List<String> decided(String json) {
        return DECIDED.matcher(json).results().map(MatchResult::group).toList();
    }
}
