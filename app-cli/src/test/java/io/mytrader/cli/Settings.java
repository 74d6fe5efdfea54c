package io.mytrader.cli;

import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.Purpose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A configuration as the command line gives it. */
public final class Settings {
    private Settings() {}

    /**
     * A file and what is set over it.
     *
     * @param settings each KEY=VALUE
     */
    public static ConfigurationInput configuration(
            Purpose purpose, @Nullable Path file, String... settings) {
        List<Assignment> assignments = new ArrayList<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            assignments.add(
                    new Assignment(
                            "--set", setting.substring(0, equals), setting.substring(equals + 1)));
        }
        return new ConfigurationInput(purpose, file, Map.of(), assignments);
    }
}
