package io.mytrader.venue;

import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineInput;
import io.mytrader.market.Instrument;
import io.mytrader.order.OrderId;
import io.mytrader.simulation.BarPlayer;
import io.mytrader.simulation.BrokerInbox;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.simulation.SimulatedBroker;
import io.mytrader.simulation.SimulationSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The simulated broker at a venue: bars are played into it, and its account is saved before the
 * engine hears of what changed it.
 *
 * <p>Engine thread only.
 */
final class SimulatedExchange {
    private final SimulatedBroker broker;
    private final List<Instrument> instruments;
    private final AccountKeeper keeper;
    private final String account;
    private final Map<String, BarPlayer> players = new LinkedHashMap<>();
    private @Nullable VenueInputs inputs;
    private @Nullable BrokerInbox inbox;

    /** An exchange that goes on with an account. */
    SimulatedExchange(
            SimulationSettings settings,
            List<Instrument> instruments,
            SimulatedAccount account,
            AccountKeeper keeper) {
        this.instruments = List.copyOf(instruments);
        this.keeper = keeper;
        this.account = account.accountId();
        broker = new SimulatedBroker(settings, instruments, account);
    }

    String account() {
        return account;
    }

    List<Instrument> instruments() {
        return instruments;
    }

    /** Saves the account, connects, and lets the engine reconcile. */
    void begin(VenueInputs venueInputs, long nowMillis) {
        inputs = venueInputs;
        BrokerInbox shared = new BrokerInbox(broker, this::report);
        inbox = shared;
        for (Instrument instrument : instruments) {
            players.put(
                    instrument.symbol(),
                    new BarPlayer(instrument, broker, shared, venueInputs::take));
        }
        keeper.keep(broker, venueInputs, nowMillis);
        shared.connect();
    }

    /** What is reported is saved. */
    private void report(EngineInput input) {
        keeper.keepChanges(broker, inputs(), input.timeMillis());
        inputs().take(input);
    }

    VenueInputs inputs() {
        return Objects.requireNonNull(inputs, "the venue has not begun");
    }

    BarPlayer player(Instrument instrument) {
        return player(instrument.symbol());
    }

    BarPlayer player(String symbol) {
        return Objects.requireNonNull(players.get(symbol));
    }

    void send(BrokerCommand command) {
        command.sendTo(broker);
    }

    /** Lets the engine hear what the broker answered. */
    void settle() {
        if (inbox != null) {
            inbox.drain();
        }
    }

    /** A bar that only teaches: nothing is played. */
    void teach(InstrumentBar fed) {
        inputs().take(new EngineInput.BarClosed(fed.instrument().symbol(), fed.bar(), true));
        settle();
    }

    /** Closes a position at the last price, as at the end of recorded data. */
    void closeAtLastPrice(Instrument instrument, Supplier<OrderId> id) {
        broker.closeAtLastPrice(instrument, id);
        settle();
    }

    /** Saves the account now. */
    void keep(long nowMillis) {
        keeper.keep(broker, inputs(), nowMillis);
    }

    /** Saves the time now and then. */
    void keepTime(long nowMillis, long nanos, boolean quiet) {
        keeper.keepTime(broker, inputs(), nowMillis, nanos, quiet);
    }

    /** Closes the link and saves the account for good. */
    void end() {
        broker.disconnect();
        keeper.save(broker);
    }
}
