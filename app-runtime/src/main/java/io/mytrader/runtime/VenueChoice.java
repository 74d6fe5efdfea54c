package io.mytrader.runtime;

import io.mytrader.config.BrokerSettings;
import io.mytrader.config.BrokerType;
import io.mytrader.config.Configuration;
import io.mytrader.config.DataSettings;
import io.mytrader.config.DataSource;
import io.mytrader.config.TradingMode;
import io.mytrader.csv.CsvBars;
import io.mytrader.csv.CsvOptions;
import io.mytrader.ib.IbClient;
import io.mytrader.ib.IbSettings;
import io.mytrader.ib.contract.TradedContract;
import io.mytrader.ib.link.Notice;
import io.mytrader.market.Instrument;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.time.Clock;
import io.mytrader.venue.AccountFile;
import io.mytrader.venue.AccountKeeper;
import io.mytrader.venue.BarFeed;
import io.mytrader.venue.IbVenue;
import io.mytrader.venue.LivePaperVenue;
import io.mytrader.venue.PaperVenue;
import io.mytrader.venue.RecordedFeed;
import io.mytrader.venue.SimulatedAccounts;
import io.mytrader.venue.SyntheticFeed;
import io.mytrader.venue.Venue;
import io.mytrader.venue.VenueException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** The one place that knows which adapter a configuration asks for. */
final class VenueChoice {
    /** Bars before the first live one; every built-in feature and selector is ready after 134. */
    static final int HISTORY_BARS = 400;

    private VenueChoice() {}

    /**
     * The venue of a configuration.
     *
     * @param folder the data folder
     * @param clock of venues whose time is real
     * @throws VenueException if it cannot be had
     * @throws io.mytrader.bars.BarDataException if recorded bars are missing or wrong
     */
    static Venue open(
            Configuration configuration, Path folder, SessionOptions options, Clock clock) {
        boolean live =
                configuration.broker().type() == BrokerType.IB
                        || configuration.data().source() == DataSource.IB;
        return live
                ? live(
                        configuration,
                        folder,
                        options,
                        clock,
                        (settings, notices) ->
                                IbClient.create(settings, clock, new Random(), notices))
                : simulated(configuration, folder, options);
    }

    /**
     * Orders and data of Interactive Brokers, or the simulated broker on its data.
     *
     * @param newClient makes the client, for its settings and who wants its notices
     * @throws VenueException if it cannot be had
     */
    static Venue live(
            Configuration configuration,
            Path folder,
            SessionOptions options,
            Clock clock,
            BiFunction<IbSettings, Consumer<Notice>, IbClient> newClient) {
        requireMinutes(configuration.data());
        IbSettings settings = ibSettings(configuration);
        Function<Consumer<Notice>, IbClient> client = notices -> newClient.apply(settings, notices);
        List<Instrument> instruments = EngineComposition.instruments(configuration);
        int historyBars = historyBars(configuration.data());
        return switch (configuration.broker().type()) {
            case IB -> new IbVenue(settings, instruments, historyBars, clock, client);
            case SIM ->
                    new LivePaperVenue(
                            configuration.simulation(),
                            instruments,
                            account(configuration, folder, options),
                            keeper(folder, options),
                            historyBars,
                            clock,
                            client);
        };
    }

    /** The account, which holds nothing that this session would leave alone. */
    private static SimulatedAccount account(
            Configuration configuration, Path folder, SessionOptions options) {
        SimulatedAccount account =
                SimulatedAccounts.openIn(
                        folder, configuration.trading().initialCapital(), options.startedMillis());
        if (options.sendsOrders()) {
            Unwatched.refuseIn(account, EngineComposition.instruments(configuration));
        }
        return account;
    }

    private static void requireMinutes(DataSettings data) {
        if (!data.interval().equals(Duration.ofMinutes(1))) {
            throw new VenueException(
                    VenueException.Cause.CONFIGURATION,
                    "data.interval_seconds: live bars are of 60 seconds only");
        }
    }

    private static int historyBars(DataSettings data) {
        return Math.max(HISTORY_BARS, data.minBars());
    }

    private static AccountKeeper keeper(Path folder, SessionOptions options) {
        return options.sendsOrders()
                ? AccountKeeper.in(new AccountFile(folder))
                : AccountKeeper.forgetful();
    }

    /** Where the gateway is and what to trade there. */
    static IbSettings ibSettings(Configuration configuration) {
        BrokerSettings broker = configuration.broker();
        Map<String, TradedContract> contracts = new LinkedHashMap<>();
        for (Configuration.ConfiguredLane lane : configuration.lanes()) {
            Instrument instrument = lane.instrument().instrument();
            contracts.putIfAbsent(
                    instrument.symbol(),
                    new TradedContract(instrument, lane.instrument().contractMonth()));
        }
        return new IbSettings(
                broker.host(),
                broker.port(),
                broker.clientId(),
                broker.account(),
                configuration.mode() == TradingMode.LIVE,
                List.copyOf(contracts.values()));
    }

    private static Venue simulated(
            Configuration configuration, Path folder, SessionOptions options) {
        SimulatedAccount account = account(configuration, folder, options);
        List<Instrument> instruments = EngineComposition.instruments(configuration);
        return new PaperVenue(
                configuration.simulation(),
                instruments,
                account,
                feed(configuration.data(), instruments, account),
                keeper(folder, options),
                configuration.data().speed());
    }

    private static BarFeed feed(
            DataSettings data, List<Instrument> instruments, SimulatedAccount account) {
        return switch (data.source()) {
            case SYNTHETIC -> synthetic(data, instruments, account);
            case CSV -> recorded(data, instruments, account);
            case IB -> throw new IllegalStateException("live data is no feed");
        };
    }

    private static BarFeed synthetic(
            DataSettings data, List<Instrument> instruments, SimulatedAccount account) {
        if (!data.interval().equals(Duration.ofMinutes(1))) {
            throw new VenueException(
                    VenueException.Cause.CONFIGURATION,
                    "data.interval_seconds: the made-up market has bars of 60 seconds only");
        }
        return new SyntheticFeed(
                instruments,
                data.seed(),
                instrument -> account.timeMillisOf(instrument.symbol()),
                Math.max(HISTORY_BARS, data.minBars()));
    }

    private static BarFeed recorded(
            DataSettings data, List<Instrument> instruments, SimulatedAccount account) {
        if (instruments.size() != 1) {
            throw new VenueException(
                    VenueException.Cause.CONFIGURATION,
                    "data.csv: recorded bars serve one instrument, but "
                            + instruments.size()
                            + " are configured");
        }
        Instrument instrument = instruments.getFirst();
        CsvOptions options =
                CsvOptions.defaults()
                        .withZone(data.zone())
                        .withStamp(data.stamp())
                        .withInterval(data.statedInterval())
                        .withInstrument(instrument);
        return new RecordedFeed(
                instrument,
                CsvBars.read(data.files(), options).bars(),
                account.timeMillisOf(instrument.symbol()),
                Math.max(HISTORY_BARS, data.minBars()));
    }
}
