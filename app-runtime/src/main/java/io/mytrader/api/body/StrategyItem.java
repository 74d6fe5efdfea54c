package io.mytrader.api.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A strategy that a session or a backtest can run.
 *
 * @param description one sentence
 */
public record StrategyItem(String name, String description, List<ParameterItem> parameters) {
    public StrategyItem {
        parameters = List.copyOf(parameters);
    }

    /**
     * Something about it that may be chosen.
     *
     * @param type integer, number, flag, choice, text, numbers or parameters
     * @param defaultValue as text
     * @param min smallest number; null for what is no number
     * @param max largest number; null for what is no number
     * @param choices the words of a choice; empty for others
     */
    public record ParameterItem(
            String name,
            String type,
            String defaultValue,
            @Nullable Double min,
            @Nullable Double max,
            List<String> choices,
            String description) {
        public ParameterItem {
            choices = List.copyOf(choices);
        }
    }
}
