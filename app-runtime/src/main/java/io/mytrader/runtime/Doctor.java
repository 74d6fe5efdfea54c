package io.mytrader.runtime;

import io.mytrader.bars.BarDataException;
import io.mytrader.bedrock.AccessCheck;
import io.mytrader.bedrock.ModelCaller;
import io.mytrader.config.BrokerType;
import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationException;
import io.mytrader.config.DataSource;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.ib.link.Notice;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.StoreException;
import io.mytrader.market.Instrument;
import io.mytrader.market.MarketDataType;
import io.mytrader.market.TradingCalendar;
import io.mytrader.runtime.notify.NotificationEvent;
import io.mytrader.runtime.notify.Subscription;
import io.mytrader.venue.AccountFile;
import io.mytrader.venue.Venue;
import io.mytrader.venue.VenueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at everything that trading needs before it is needed. One thread. */
public final class Doctor {
    private static final Runtime.Version OLDEST = Runtime.Version.parse("25.0.3");
    private static final Duration MODEL_PATIENCE = Duration.ofSeconds(20);
    private static final long ENOUGH_BYTES = 1L << 30;

    /** Nothing was built before this. */
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    private final Configuration configuration;
    private final Map<String, String> environment;
    private final long nowMillis;
    private final List<Finding> findings = new ArrayList<>();

    private Doctor(Configuration configuration, Map<String, String> environment, long nowMillis) {
        this.configuration = configuration;
        this.environment = environment;
        this.nowMillis = nowMillis;
    }

    /** How bad it is. */
    public enum Verdict {
        OK,
        /** Trading works, but something deserves a look. */
        WARNING,
        /** Trading will not start, or must not. */
        FAILURE
    }

    /**
     * What one check found.
     *
     * @param check such as {@code data folder}
     * @param text what was found, and what to do about it
     */
    public record Finding(String check, Verdict verdict, String text) {}

    /**
     * Checks everything.
     *
     * @param environment where the secrets of notifications are
     * @param alwaysModel whether to call the language model though {@code llm.mode} is off
     * @param nowMillis wall time, epoch milliseconds UTC
     */
    public static List<Finding> examine(
            Configuration configuration,
            Map<String, String> environment,
            boolean alwaysModel,
            long nowMillis) {
        Doctor doctor = new Doctor(configuration, environment, nowMillis);
        doctor.find("configuration", Verdict.OK, "understood, hash " + doctor.shortHash());
        doctor.java(Runtime.version());
        doctor.clock();
        doctor.folder();
        doctor.account();
        doctor.data();
        doctor.market();
        doctor.broker();
        doctor.notifications();
        doctor.model(alwaysModel);
        return List.copyOf(doctor.findings);
    }

    private String shortHash() {
        return configuration.resolved().hash().substring(0, 12);
    }

    private void java(Runtime.Version version) {
        if (version.compareToIgnoreOptional(OLDEST) < 0) {
            find(
                    "java",
                    Verdict.WARNING,
                    version
                            + " can crash in its garbage collector (JDK-8377811); install "
                            + OLDEST
                            + " or later");
        } else {
            find("java", Verdict.OK, version.toString());
        }
    }

    private void clock() {
        Instant now = Instant.ofEpochMilli(nowMillis);
        if (now.isBefore(EARLIEST)) {
            find("clock", Verdict.FAILURE, now + " is in the past; set the computer's clock");
            return;
        }
        try (SessionHistory history = DataFolder.openHistory(configuration.dataFolder())) {
            Instant newest =
                    history.newest()
                            .map(session -> Instant.ofEpochMilli(session.startedMillis()))
                            .orElse(EARLIEST);
            if (newest.isAfter(now)) {
                find(
                        "clock",
                        Verdict.WARNING,
                        now + " is before the last session, " + newest + "; check the clock");
                return;
            }
        } catch (StoreException nothingRecorded) {
            // No session to compare with.
        }
        find("clock", Verdict.OK, now + "; keep it synchronised (NTP)");
    }

    private void folder() {
        Path folder = configuration.dataFolder();
        try (DataFolder locked = DataFolder.lock(folder)) {
            locked.openStore().close();
            long free = Files.getFileStore(locked.path()).getUsableSpace();
            if (free < ENOUGH_BYTES) {
                find(
                        "data folder",
                        Verdict.WARNING,
                        locked.path()
                                + " has only "
                                + (free >> 20)
                                + " MB left; a full disk stops entries");
            } else {
                find("data folder", Verdict.OK, locked.path().toString());
            }
        } catch (DataFolder.FolderException | StoreException | IOException e) {
            find("data folder", Verdict.FAILURE, String.valueOf(e.getMessage()));
        }
    }

    private void account() {
        if (configuration.broker().type() != BrokerType.SIM) {
            return;
        }
        try {
            find(
                    "account",
                    Verdict.OK,
                    new AccountFile(configuration.dataFolder())
                            .read()
                            .map(account ->
                                    "simulated "
                                            + account.accountId()
                                            + ", equity "
                                            + account.equity())
                            .orElse("the first session opens a simulated one"));
        } catch (VenueException e) {
            find("account", Verdict.FAILURE, String.valueOf(e.getMessage()));
        }
    }

    private void data() {
        if (configuration.broker().type() != BrokerType.SIM) {
            find("data", Verdict.OK, "from the broker");
            return;
        }
        try {
            Venue venue =
                    VenueChoice.open(
                            configuration,
                            configuration.dataFolder(),
                            new SessionOptions(Entries.ONLY_DECIDED, nowMillis),
                            System::currentTimeMillis);
            find(
                    "data",
                    Verdict.OK,
                    configuration.resolved().text("data.source")
                            + ", continues at "
                            + Instant.ofEpochMilli(venue.startMillis()));
        } catch (VenueException | BarDataException e) {
            find("data", Verdict.FAILURE, String.valueOf(e.getMessage()));
        }
    }

    private void market() {
        Instrument instrument = configuration.lanes().getFirst().instrument().instrument();
        TradingCalendar calendar = instrument.calendar();
        boolean covered =
                calendar.covers(
                        Instant.ofEpochMilli(nowMillis).atZone(ZoneOffset.UTC).toLocalDate());
        String hours =
                instrument.symbol()
                        + (calendar.isOpen(nowMillis)
                                ? " trades, until "
                                        + Instant.ofEpochMilli(
                                                calendar.sessionAtOrAfter(nowMillis).closeMillis())
                                : " is closed, opens "
                                        + Instant.ofEpochMilli(
                                                calendar.sessionAtOrAfter(nowMillis).openMillis()));
        find(
                "market hours",
                covered ? Verdict.OK : Verdict.WARNING,
                covered ? hours : hours + "; the calendar's holidays are not known for this year");
    }

    private void broker() {
        boolean needed =
                configuration.broker().type() == BrokerType.IB
                        || configuration.data().source() == DataSource.IB;
        if (!needed) {
            find("broker", Verdict.OK, "simulated, nothing to reach");
            return;
        }
        List<Instrument> instruments = EngineComposition.instruments(configuration);
        BrokerProbe.Answer answer =
                BrokerProbe.ask(
                        VenueChoice.ibSettings(configuration),
                        instruments,
                        System::currentTimeMillis);
        find("broker", answer.connected() ? Verdict.OK : Verdict.FAILURE, answer.detail());
        if (answer.connected()) {
            instruments.forEach(instrument -> prices(instrument, answer));
        }
        for (Notice notice : answer.notices()) {
            if (notice.level() != Notice.Level.INFO && !notice.text().equals(answer.detail())) {
                find("broker", Verdict.WARNING, notice.text());
            }
        }
    }

    /** Whether they can be built; nothing is sent. */
    private void notifications() {
        String check = "notifications";
        try {
            List<Subscription> subscriptions =
                    Subscription.read(configuration.resolved(), environment);
            if (subscriptions.isEmpty()) {
                find(check, Verdict.OK, "none: nobody is told of fills, halts and disconnects");
            }
            for (Subscription subscription : subscriptions) {
                find(
                        check,
                        Verdict.OK,
                        subscription.name() + " tells of " + labels(subscription.events()));
            }
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> find(check, Verdict.FAILURE, problem.toString()));
        }
    }

    private static String labels(Set<NotificationEvent> events) {
        return events.stream()
                .sorted()
                .map(NotificationEvent::label)
                .collect(Collectors.joining(", "));
    }

    private void model(boolean always) {
        boolean isWanted = configuration.llm().advice().isOn();
        if (!isWanted && !always) {
            find("model", Verdict.OK, "llm.mode is off; --llm tries the model all the same");
            return;
        }
        try (ModelCaller caller =
                ModelChoice.caller(
                        configuration.llm(),
                        configuration.dataFolder(),
                        System::currentTimeMillis)) {
            AccessCheck check = AccessCheck.of(caller, MODEL_PATIENCE);
            find("model", check.works() ? Verdict.OK : Verdict.FAILURE, check.text());
        } catch (VenueException e) {
            find("model", Verdict.FAILURE, String.valueOf(e.getMessage()));
        }
    }

    private void prices(Instrument instrument, BrokerProbe.Answer answer) {
        MarketDataType type = answer.prices().get(instrument.symbol());
        if (type == MarketDataType.LIVE) {
            find("prices", Verdict.OK, instrument.symbol() + " in real time");
        } else if (type != null) {
            find(
                    "prices",
                    Verdict.WARNING,
                    instrument.symbol()
                            + " only delayed: nothing is entered on that; subscribe to the"
                            + " exchange's data, or end the other login that has it");
        } else {
            find(
                    "prices",
                    instrument.calendar().isOpen(nowMillis) ? Verdict.WARNING : Verdict.OK,
                    "none of "
                            + instrument.symbol()
                            + (instrument.calendar().isOpen(nowMillis)
                                    ? ", though it trades: check the data subscription"
                                    : ", it does not trade now"));
        }
    }

    private void find(String check, Verdict verdict, String text) {
        findings.add(new Finding(check, verdict, text));
    }
}
