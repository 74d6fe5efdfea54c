package io.mytrader.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.engine.OperatorAction;
import io.mytrader.gateway.Gateway;
import io.mytrader.gateway.GatewaySettings;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.market.BarTape;
import io.mytrader.gateway.order.Execution;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.transcript.Transcript;
import io.mytrader.journal.Page;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionStore;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.SessionEnd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** A stepped world on a folder, with what its session recorded. */
final class GatewayFixture implements AutoCloseable {
    static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();

    final Gateway gateway;
    final SteppedWorld world;
    final SessionStore store;

    /** Every fill at the gateway, oldest first. */
    final List<Execution> executions = new ArrayList<>();

    private final DataFolder data;

    GatewayFixture(Path folder, BarTape tape, FaultScript faults, long beginMillis) {
        data = DataFolder.lock(folder);
        store = data.openStore();
        gateway =
                new Gateway(
                        GatewaySettings.PAPER,
                        instrument -> tape,
                        faults,
                        Transcript.NONE,
                        new OrderObserver() {
                            @Override
                            public void executed(Execution execution) {
                                executions.add(execution);
                            }
                        },
                        beginMillis);
        world = new SteppedWorld(gateway, folder, store, new Random(1));
    }

    /** Ends the session, so that everything it recorded can be read. */
    void stop() {
        world.session().command(OperatorAction.STOP);
        world.pass(
                world.nowMillis() + Duration.ofMinutes(2).toMillis(),
                () -> world.session().end() != null);
        assertThat(world.session().end()).isEqualTo(SessionEnd.STOPPED);
    }

    /** Everything of the newest session, oldest first. */
    <T> List<T> all(Function<PageRequest, Page<T>> list) {
        return RecordedItems.all(store, list);
    }

    @Override
    public void close() {
        world.close();
        store.close();
        data.close();
    }
}
