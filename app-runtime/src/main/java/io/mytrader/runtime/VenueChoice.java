package io.mytrader.runtime;

import io.mytrader.config.Configuration;
import io.mytrader.config.DataSettings;
import io.mytrader.csv.CsvBars;
import io.mytrader.csv.CsvOptions;
import io.mytrader.market.Instrument;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.venue.AccountFile;
import io.mytrader.venue.AccountKeeper;
import io.mytrader.venue.BarFeed;
import io.mytrader.venue.PaperVenue;
import io.mytrader.venue.RecordedFeed;
import io.mytrader.venue.SimulatedAccounts;
import io.mytrader.venue.SyntheticFeed;
import io.mytrader.venue.Venue;
import io.mytrader.venue.VenueException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The one place that knows which adapter a configuration asks for. */
final class VenueChoice {
    /** Bars before the first live one; every built-in feature and selector is ready after 134. */
    static final int HISTORY_BARS = 400;

    private VenueChoice() {}

    /**
     * The venue of a configuration.
     *
     * @param folder the data folder
     * @throws VenueException if it cannot be had
     * @throws io.mytrader.bars.BarDataException if recorded bars are missing or wrong
     */
    static Venue open(Configuration configuration, Path folder, SessionOptions options) {
        return switch (configuration.broker().type()) {
            case SIM -> simulated(configuration, folder, options);
            case IB ->
                    throw new VenueException(
                            VenueException.Cause.CONFIGURATION,
                            "broker.type: ib cannot trade in this version yet; set it to sim");
        };
    }

    private static Venue simulated(
            Configuration configuration, Path folder, SessionOptions options) {
        SimulatedAccount account =
                SimulatedAccounts.openIn(
                        folder, configuration.trading().initialCapital(), options.startedMillis());
        List<Instrument> instruments = EngineComposition.instruments(configuration);
        return new PaperVenue(
                configuration.simulation(),
                instruments,
                account,
                feed(configuration.data(), instruments, account),
                options.sendsOrders()
                        ? AccountKeeper.in(new AccountFile(folder))
                        : AccountKeeper.forgetful(),
                configuration.data().speed());
    }

    private static BarFeed feed(
            DataSettings data, List<Instrument> instruments, SimulatedAccount account) {
        return switch (data.source()) {
            case SYNTHETIC -> synthetic(data, instruments, account);
            case CSV -> recorded(data, instruments, account);
            case IB ->
                    throw new VenueException(
                            VenueException.Cause.CONFIGURATION,
                            "data.source: ib cannot be traded on in this version yet; expected"
                                    + " synthetic or csv");
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
