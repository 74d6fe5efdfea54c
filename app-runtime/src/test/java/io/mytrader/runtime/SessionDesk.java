package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.api.SessionMessage;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.Purpose;
import io.mytrader.csv.CsvBarsWriter;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionStore;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.simulation.SyntheticMarket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** A controller on a folder, with everything that its sessions told. */
final class SessionDesk implements AutoCloseable {
    static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final DataFolder folder;
    final SessionStore store;
    final SessionController controller;
    final List<SessionMessage> messages = new CopyOnWriteArrayList<>();

    SessionDesk(Path path) throws Exception {
        this(path, LlmAccess.configured());
    }

    /** The same with a model of the test's own. */
    SessionDesk(Path path, LlmAccess.Factory models) throws Exception {
        this(path, System::currentTimeMillis, models);
    }

    /** The same with a wall clock of the test's own. */
    SessionDesk(Path path, LongSupplier wallMillis, LlmAccess.Factory models) throws Exception {
        folder = DataFolder.lock(path);
        store = folder.openStore();
        controller = new SessionController(path, store, "0.0.0-test", wallMillis, models);
        controller.subscribe(messages::add);
    }

    /** Synthetic bars of MES as a file. */
    static Path bars(Path folder, long seed, int days) {
        Path file = folder.resolve("bars.csv");
        SyntheticMarket market = new SyntheticMarket(MES, seed);
        CsvBarsWriter.write(
                file, market.description(), market.days(LocalDate.of(2024, 3, 7), days));
        return file;
    }

    /** The configuration that plays a file as fast as possible. */
    static ConfigurationInput recorded(Path file, String... more) {
        List<String> settings =
                new ArrayList<>(List.of("data.source=csv", "data.csv=" + file, "data.speed=0"));
        settings.addAll(List.of(more));
        return input(settings.toArray(String[]::new));
    }

    static ConfigurationInput input(String... settings) {
        List<Assignment> assignments = new ArrayList<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            assignments.add(
                    new Assignment(
                            "--set", setting.substring(0, equals), setting.substring(equals + 1)));
        }
        return new ConfigurationInput(Purpose.TRADE, null, Map.of(), assignments);
    }

    void start(ConfigurationInput input) {
        assertThat(controller.start(input, Entries.SENT)).isInstanceOf(StartAnswer.Started.class);
    }

    void awaitEnd() throws InterruptedException {
        assertThat(controller.awaitEnd(PATIENCE)).isTrue();
    }

    /** Trades and account agree to the cent, and nothing went wrong. */
    void addsUp(SimulatedAccount account) {
        Money net = Money.ZERO;
        List<ClosedTrade> trades = store.trades(PageRequest.newestOfAll(PageRequest.MOST)).values();
        for (ClosedTrade trade : trades) {
            net = net.plus(trade.netPnl());
        }
        assertThat(trades).hasSizeLessThan(PageRequest.MOST);
        assertThat(account.startingBalance().plus(net)).isEqualTo(account.cash());
        assertThat(store.events("error", PageRequest.newestOfAll(10)).values()).isEmpty();
    }

    @Override
    public void close() {
        controller.close();
        store.close();
        folder.close();
    }
}
