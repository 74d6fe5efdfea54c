package io.mytrader.report;

import io.mytrader.report.output.JsonOutput;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How far the bars of a session came on their way to a fill, and what stopped each: bars, signals,
 * sized, allowed, sent, filled.
 *
 * <p>One thread.
 */
public final class Funnel {
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final Map<Outcome, String> examples = new EnumMap<>(Outcome.class);
    private int bars;
    private int filled;

    /** Counts a decision. */
    public void add(DecisionReading decision) {
        bars++;
        Outcome outcome = decision.outcome();
        counts.merge(outcome, 1, Integer::sum);
        String numbers = decision.denial();
        if (!numbers.isEmpty()) {
            examples.putIfAbsent(outcome, numbers);
        }
    }

    /** Counts an entry that filled. */
    public void addFill() {
        filled++;
    }

    /** Bars that came at least as far as the stage. */
    private int reached(Stage stage) {
        int sum = 0;
        for (Map.Entry<Outcome, Integer> entry : counts.entrySet()) {
            if (entry.getKey().stage().compareTo(stage) >= 0 && entry.getKey() != Outcome.EXITED) {
                sum += entry.getValue();
            }
        }
        return sum;
    }

    private int sent() {
        return counts.getOrDefault(Outcome.ENTERED, 0);
    }

    /** The funnel as lines for people, each reason with the numbers of its newest case. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("bars", bars, ""));
        reasons(Stage.BAR, lines);
        lines.add(
                line(
                        "exits",
                        counts.getOrDefault(Outcome.EXITED, 0),
                        "bars that closed a position instead"));
        reasons(Stage.SIGNAL, lines);
        lines.add(line("signals", reached(Stage.ADVICE), "strong enough, and free to enter"));
        reasons(Stage.ADVICE, lines);
        reasons(Stage.SIZING, lines);
        lines.add(line("sized", reached(Stage.GATE), "or stopped before a size was needed"));
        reasons(Stage.GATE, lines);
        lines.add(line("allowed", sent(), "by every limit, and sent"));
        lines.add(line("filled", filled, "entry fills"));
        return lines;
    }

    private void reasons(Stage stage, List<String> lines) {
        counts.forEach((outcome, count) -> {
            if (outcome.stage() == stage) {
                String numbers = examples.getOrDefault(outcome, "");
                lines.add(
                        line(
                                "  - " + DecisionReading.words(outcome),
                                count,
                                OutcomeText.of(outcome)
                                        + (numbers.isEmpty() ? "" : " (newest: " + numbers + ")")));
            }
        });
    }

    private static String line(String name, int count, String text) {
        return String.format(Locale.ROOT, "%-32s %8d  %s", name, count, text).stripTrailing();
    }

    /** Writes one object. */
    public void write(JsonOutput out) {
        out.beginObject();
        out.name("bars").value(bars);
        out.name("signals").value(reached(Stage.ADVICE));
        out.name("sized").value(reached(Stage.GATE));
        out.name("allowed").value(sent());
        out.name("sent").value(sent());
        out.name("filled").value(filled);
        out.name("exits").value(counts.getOrDefault(Outcome.EXITED, 0));
        out.name("outcomes").beginObject();
        counts.forEach((outcome, count) -> out.name(outcome.name()).value(count));
        out.endObject();
        out.name("newest_numbers").beginObject();
        examples.forEach((outcome, numbers) -> out.name(outcome.name()).value(numbers));
        out.endObject();
        out.endObject();
    }
}
