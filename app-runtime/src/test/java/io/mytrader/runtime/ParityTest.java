package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.api.SessionMessage;
import io.mytrader.backtest.Backtest;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.Purpose;
import io.mytrader.csv.CsvBars;
import io.mytrader.csv.CsvOptions;
import io.mytrader.event.TradingEvent;
import io.mytrader.journal.Page;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.StoredDecision;
import io.mytrader.replay.Replay;
import io.mytrader.report.DecisionsFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was tested is what trades: the same bars, the same orders, trades and decisions. */
class ParityTest {
    private static final String STOP = "backtest.on_drawdown_halt=stop";

    @TempDir Path folder;

    @Test
    void aRecordedDayTradesAsItWasBacktestedByteForByte() throws Exception {
        Path file = SessionDesk.bars(folder, 3, 2);
        ByteArrayOutputStream expectedDecisions = new ByteArrayOutputStream();
        BacktestResult backtest = backtest(file, expectedDecisions);
        assertThat(backtest.trades()).hasSizeGreaterThan(5);
        try (SessionDesk desk = new SessionDesk(folder.resolve("data"))) {
            desk.start(SessionDesk.recorded(file, STOP));
            desk.awaitEnd();
            assertThat(desk.controller.end()).isEqualTo(SessionEnd.DATA_ENDED);
            SessionSummary session = desk.store.newest().orElseThrow();

            List<ClosedTrade> trades = all(desk, session, desk.store::trades);
            assertThat(trades).isEqualTo(backtest.trades());
            List<String> decisions =
                    all(desk, session, desk.store::decisions).stream()
                            .map(StoredDecision::json)
                            .toList();
            assertThat(decisions)
                    .isEqualTo(expectedDecisions.toString(StandardCharsets.UTF_8).lines().toList());
            assertThat(lastNote(desk)).endsWith("order_hash " + backtest.orderHash());
            try (RecordedSession recorded =
                    RecordedSession.of(desk.store, desk.store.header(session.id()).orElseThrow())) {
                assertThat(recorded.replay())
                        .isEqualTo(new Replay.Result.Identical(session.journalEntries()));
            }
        }
    }

    private static String lastNote(SessionDesk desk) {
        desk.controller.close();
        SessionMessage last = desk.messages.getLast();
        assertThat(last).isInstanceOf(SessionMessage.Happened.class);
        TradingEvent event = ((SessionMessage.Happened) last).event();
        assertThat(event).isInstanceOf(TradingEvent.SystemMessage.class);
        return ((TradingEvent.SystemMessage) event).message();
    }

    private static BacktestResult backtest(Path file, ByteArrayOutputStream decisions) {
        ConfigurationInput trade = SessionDesk.recorded(file, STOP);
        ConfigurationInput input =
                new ConfigurationInput(
                        Purpose.BACKTEST, null, trade.environment(), trade.assignments());
        try (LoadedConfiguration loaded = LoadedConfiguration.read(input);
                DecisionsFile sink = new DecisionsFile(decisions)) {
            Configuration configuration = loaded.configuration();
            CsvOptions options = CsvOptions.defaults().withInstrument(SessionDesk.MES);
            return Backtest.of(
                            CsvBars.read(List.of(file), options).bars(),
                            configuration.backtest(),
                            loaded.strategies(),
                            sink)
                    .run();
        }
    }

    /** Everything of a session, oldest first. */
    private static <T> List<T> all(
            SessionDesk desk, SessionSummary session, Function<PageRequest, Page<T>> list) {
        assertThat(desk.controller.status().isRunning()).isFalse();
        List<T> items = new ArrayList<>();
        PageRequest request = PageRequest.newest(session.id(), PageRequest.MOST);
        while (true) {
            Page<T> page = list.apply(request);
            items.addAll(page.values());
            Long next = page.next();
            if (next == null) {
                return items.reversed();
            }
            request = request.before(next);
        }
    }
}
