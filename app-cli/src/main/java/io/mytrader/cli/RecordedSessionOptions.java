package io.mytrader.cli;

import io.mytrader.config.Purpose;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionSummary;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.LoadedConfiguration;
import java.nio.file.Path;
import java.util.List;

/** Finds recorded sessions for the verbs that look at them. */
final class RecordedSessionOptions {
    private RecordedSessionOptions() {}

    static Path folder(SharedOptions shared, CommandContext context) {
        try (LoadedConfiguration loaded = shared.read(Purpose.TRADE, context, List.of())) {
            return loaded.configuration().dataFolder();
        }
    }

    static SessionHistory history(SharedOptions shared, CommandContext context) {
        return DataFolder.openHistory(folder(shared, context));
    }

    /**
     * The session of that id; {@code last} is the newest.
     *
     * @throws CommandFailure if there is none
     */
    static SessionSummary find(SessionHistory history, String name) {
        if (name.equals("last")) {
            return history.newest()
                    .orElseThrow(() ->
                            new CommandFailure(ExitCode.WRONG_USAGE, "no session was recorded"));
        }
        try {
            return history.session(new SessionId(name)).orElseThrow(() -> unknown(name));
        } catch (IllegalArgumentException noId) {
            throw unknown(name);
        }
    }

    private static CommandFailure unknown(String name) {
        return new CommandFailure(
                ExitCode.WRONG_USAGE,
                "no session " + name + "; \"mytrader sessions\" lists them, last is the newest");
    }
}
