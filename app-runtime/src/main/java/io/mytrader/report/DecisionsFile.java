package io.mytrader.report;

import io.mytrader.backtest.DecisionSink;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.signal.Decision;
import java.io.OutputStream;

/**
 * {@code decisions.ndjson}: one JSON object a line for each decision, written as it is made.
 *
 * <p>Engine thread only. A feature that is not ready is null. Nothing is kept.
 */
public final class DecisionsFile implements DecisionSink, AutoCloseable {
    static final String FILE_NAME = "decisions.ndjson";

    private final TextOutput text;
    private final JsonOutput out;
    private final DecisionJson json;

    /** Takes over the stream and closes it. */
    public DecisionsFile(OutputStream stream) {
        text = new TextOutput(stream);
        out = JsonOutput.compact(text);
        json = new DecisionJson(out);
    }

    @Override
    public void decided(Decision decision) {
        json.write(decision);
        out.endLine();
    }

    @Override
    public void close() {
        text.close();
    }
}
