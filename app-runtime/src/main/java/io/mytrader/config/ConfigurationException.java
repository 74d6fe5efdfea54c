package io.mytrader.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration can't be used; all its problems at once, one a line of the message. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationProblem> problems;

    /**
     * Tells the problems in the order given.
     *
     * @param problems at least one
     */
    public ConfigurationException(List<ConfigurationProblem> problems) {
        super(
                problems.stream()
                        .map(ConfigurationProblem::toString)
                        .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ConfigurationProblem> problems() {
        return problems;
    }
}
