package io.mytrader.report;

import io.mytrader.signal.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A decision as it was recorded, read again to be explained. Immutable.
 *
 * @param json the whole decision
 */
public record DecisionReading(JsonNode json) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Reads what {@link DecisionJson} wrote. */
    public static DecisionReading of(String text) {
        return new DecisionReading(MAPPER.readTree(text));
    }

    public Outcome outcome() {
        return Outcome.valueOf(json.path("outcome").asString());
    }

    /** The rule's number and the one that would have passed, in words; empty if no rule said no. */
    public String denial() {
        JsonNode denial = json.path("denial");
        if (!denial.isObject()) {
            return "";
        }
        JsonNode value = denial.path("value");
        JsonNode threshold = denial.path("threshold");
        if (!value.isNumber()) {
            return "";
        }
        return threshold.isNumber()
                ? number(value) + ", limit " + number(threshold)
                : number(value);
    }

    /** Everything that was known and decided, as lines for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        JsonNode bar = json.path("bar");
        lines.add(
                json.path("symbol").asString()
                        + " bar of "
                        + bar.path("time").asString()
                        + ", decided at "
                        + json.path("time").asString()
                        + " ("
                        + json.path("lane").asString()
                        + ")");
        lines.add(
                "  bar        open "
                        + number(bar.path("open"))
                        + ", high "
                        + number(bar.path("high"))
                        + ", low "
                        + number(bar.path("low"))
                        + ", close "
                        + number(bar.path("close"))
                        + ", volume "
                        + number(bar.path("volume")));
        lines.add("  position   " + json.path("position").asInt());
        JsonNode regime = json.path("regime");
        if (regime.isObject()) {
            lines.add(
                    "  regime     "
                            + regime.path("name").asString()
                            + " (bias "
                            + number(regime.path("bias_value"))
                            + ", volatility "
                            + number(regime.path("volatility_value"))
                            + ")");
        }
        for (JsonNode vote : json.path("votes")) {
            lines.add("  vote       " + vote.path("strategy").asString() + ": " + signal(vote));
        }
        lines.add(
                "  chosen     "
                        + json.path("strategy").asString()
                        + " ("
                        + json.path("selection").asString()
                        + "): "
                        + signal(json.path("signal")));
        JsonNode advice = json.path("advice");
        if (advice.isObject()) {
            lines.add("  advice     " + advice(advice));
        }
        JsonNode sizing = json.path("sizing");
        if (sizing.isObject()) {
            lines.add(
                    "  size       "
                            + sizing.path("contracts").asInt()
                            + " by "
                            + sizing.path("method").asString()
                            + ": equity "
                            + number(sizing.path("equity"))
                            + ", risk per contract "
                            + number(sizing.path("risk_per_contract"))
                            + ", fraction "
                            + number(sizing.path("scaled_fraction"))
                            + ", "
                            + sizing.path("uncapped_contracts").asInt()
                            + " before caps, bound by "
                            + sizing.path("binding").asString());
        }
        String numbers = denial();
        lines.add(
                "  outcome    "
                        + words(outcome())
                        + ": "
                        + OutcomeText.of(outcome())
                        + (numbers.isEmpty() ? "" : " (" + numbers + ")"));
        return lines;
    }

    private static String advice(JsonNode advice) {
        String effect = advice.path("mode").asString() + ", " + advice.path("effect").asString();
        if (advice.path("unavailable").isString()) {
            return "none, " + advice.path("unavailable").asString() + " (" + effect + ")";
        }
        if (!advice.path("action").isString()) {
            return "asked, without waiting for the answer (" + effect + ")";
        }
        String because = advice.path("reasoning").asString("");
        return advice.path("action").asString()
                + " "
                + number(advice.path("confidence"))
                + " after "
                + advice.path("latency_ms").asLong()
                + " ms ("
                + effect
                + ")"
                + (because.isEmpty() ? "" : " because " + printable(because));
    }

    /** Words from outside without anything that a terminal would obey. */
    private static String printable(String words) {
        return words.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    }

    private static String signal(JsonNode signal) {
        StringBuilder text = new StringBuilder(signal.path("action").asString());
        if (signal.path("confidence").asDouble() > 0) {
            text.append(' ').append(number(signal.path("confidence")));
        }
        String separator = " because ";
        for (JsonNode reason : signal.path("reasons")) {
            text.append(separator).append(reason.asString());
            separator = ", ";
        }
        return text.toString();
    }

    static String words(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(JsonNode node) {
        if (!node.isNumber()) {
            return "unknown";
        }
        String text = String.format(Locale.ROOT, "%.4f", node.asDouble());
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    /** Whether the decision's bar contains that instant. */
    public boolean covers(Instant instant) {
        Instant open = Instant.parse(json.path("bar").path("time").asString());
        Instant close = Instant.parse(json.path("time").asString());
        return !instant.isBefore(open) && instant.isBefore(close);
    }
}
