package io.mytrader.report;

import io.mytrader.market.Bar;
import io.mytrader.report.output.JsonName;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.signal.AdviceStep;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Denial;
import io.mytrader.signal.FeatureSnapshot;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Regime;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SizingArithmetic;
import io.mytrader.signal.Vote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions as JSON objects, the same in files, on the wire and in the store.
 *
 * <p>One thread.
 */
public final class DecisionJson {
    private static final JsonName TIME = JsonName.of("time");
    private static final JsonName SYMBOL = JsonName.of("symbol");
    private static final JsonName LANE = JsonName.of("lane");
    private static final JsonName BAR = JsonName.of("bar");
    private static final JsonName OPEN = JsonName.of("open");
    private static final JsonName HIGH = JsonName.of("high");
    private static final JsonName LOW = JsonName.of("low");
    private static final JsonName CLOSE = JsonName.of("close");
    private static final JsonName VOLUME = JsonName.of("volume");
    private static final JsonName POSITION = JsonName.of("position");
    private static final JsonName REGIME = JsonName.of("regime");
    private static final JsonName STRATEGY = JsonName.of("strategy");
    private static final JsonName SELECTION = JsonName.of("selection");
    private static final JsonName SIGNAL = JsonName.of("signal");
    private static final JsonName VOTES = JsonName.of("votes");
    private static final JsonName SIZING = JsonName.of("sizing");
    private static final JsonName OUTCOME = JsonName.of("outcome");
    private static final JsonName DENIAL = JsonName.of("denial");
    private static final JsonName FEATURES = JsonName.of("features");
    private static final JsonName NAME = JsonName.of("name");
    private static final JsonName BIAS = JsonName.of("bias");
    private static final JsonName VOLATILITY = JsonName.of("volatility");
    private static final JsonName BIAS_VALUE = JsonName.of("bias_value");
    private static final JsonName VOLATILITY_VALUE = JsonName.of("volatility_value");
    private static final JsonName ACTION = JsonName.of("action");
    private static final JsonName CONFIDENCE = JsonName.of("confidence");
    private static final JsonName REASONS = JsonName.of("reasons");
    private static final JsonName METHOD = JsonName.of("method");
    private static final JsonName EQUITY = JsonName.of("equity");
    private static final JsonName RISK_PER_CONTRACT = JsonName.of("risk_per_contract");
    private static final JsonName RAW_FRACTION = JsonName.of("raw_fraction");
    private static final JsonName SHRUNK_FRACTION = JsonName.of("shrunk_fraction");
    private static final JsonName SCALED_FRACTION = JsonName.of("scaled_fraction");
    private static final JsonName UNCAPPED_CONTRACTS = JsonName.of("uncapped_contracts");
    private static final JsonName CONTRACTS = JsonName.of("contracts");
    private static final JsonName BINDING = JsonName.of("binding");
    private static final JsonName REASON = JsonName.of("reason");
    private static final JsonName VALUE = JsonName.of("value");
    private static final JsonName THRESHOLD = JsonName.of("threshold");
    private static final JsonName ADVICE = JsonName.of("advice");
    private static final JsonName QUESTION = JsonName.of("question");
    private static final JsonName MODE = JsonName.of("mode");
    private static final JsonName UNAVAILABLE = JsonName.of("unavailable");
    private static final JsonName EFFECT = JsonName.of("effect");
    private static final JsonName SHOWN_CONFIDENCE = JsonName.of("shown_confidence");
    private static final JsonName REASONING = JsonName.of("reasoning");
    private static final JsonName LATENCY_MS = JsonName.of("latency_ms");

    private final JsonOutput out;

    /** Names of the features, which come in the same order again and again. */
    private final List<JsonName> featureNames = new ArrayList<>();

    public DecisionJson(JsonOutput out) {
        this.out = out;
    }

    /** Writes one object. */
    public void write(Decision decision) {
        Bar bar = decision.bar();
        out.beginObject();
        out.name(TIME).time(bar.closeMillis());
        out.name(SYMBOL).value(decision.symbol());
        out.name(LANE).value(decision.lane());
        out.name(BAR).beginObject();
        out.name(TIME).time(bar.openMillis());
        out.name(OPEN).value(bar.open());
        out.name(HIGH).value(bar.high());
        out.name(LOW).value(bar.low());
        out.name(CLOSE).value(bar.close());
        out.name(VOLUME).value(bar.volume());
        out.endObject();
        out.name(POSITION).value(decision.position());
        out.name(REGIME);
        write(decision.regime());
        out.name(STRATEGY).value(decision.strategy());
        out.name(SELECTION).value(decision.selection());
        out.name(SIGNAL).beginObject();
        write(decision.signal());
        out.endObject();
        out.name(VOTES).beginArray();
        for (Vote vote : decision.votes()) {
            out.beginObject().name(STRATEGY).value(vote.strategy());
            write(vote.signal());
            out.endObject();
        }
        out.endArray();
        out.name(SIZING);
        write(decision.sizing());
        out.name(OUTCOME).value(decision.outcome().name());
        out.name(DENIAL);
        write(decision.denial());
        out.name(FEATURES);
        write(decision.features());
        AdviceStep advice = decision.advice();
        if (advice != null) {
            out.name(ADVICE);
            write(advice);
        }
        out.endObject();
    }

    private void write(AdviceStep advice) {
        out.beginObject();
        out.name(QUESTION).value(advice.question());
        out.name(MODE).value(advice.mode().label());
        out.name(ACTION);
        writeText(advice.opinion() == null ? "" : advice.opinion().name());
        out.name(CONFIDENCE).value(advice.confidence());
        out.name(UNAVAILABLE);
        writeText(advice.unavailable());
        out.name(EFFECT).value(advice.effect().label());
        out.name(SHOWN_CONFIDENCE).value(advice.shownConfidence());
        out.name(REASONING);
        writeText(advice.reasoning());
        out.name(LATENCY_MS).value(advice.latencyMillis());
        out.endObject();
    }

    private void writeText(String text) {
        if (text.isEmpty()) {
            out.nothing();
        } else {
            out.value(text);
        }
    }

    private void write(@Nullable Regime regime) {
        if (regime == null) {
            out.nothing();
            return;
        }
        out.beginObject();
        out.name(NAME).value(regime.label());
        out.name(BIAS).value(regime.bias().label());
        out.name(VOLATILITY).value(regime.volatility().label());
        out.name(BIAS_VALUE).value(regime.biasValue());
        out.name(VOLATILITY_VALUE).value(regime.volatilityValue());
        out.endObject();
    }

    private void write(Signal signal) {
        out.name(ACTION).value(signal.action().name());
        out.name(CONFIDENCE).value(signal.confidence());
        out.name(REASONS).beginArray();
        for (Reason reason : signal.reasons()) {
            out.value(reason.text());
        }
        out.endArray();
    }

    private void write(@Nullable SizingArithmetic sizing) {
        if (sizing == null) {
            out.nothing();
            return;
        }
        out.beginObject();
        out.name(METHOD).value(sizing.method());
        out.name(EQUITY).value(sizing.equity());
        out.name(RISK_PER_CONTRACT).value(sizing.riskPerContract());
        out.name(RAW_FRACTION).value(sizing.rawFraction());
        out.name(SHRUNK_FRACTION).value(sizing.shrunkFraction());
        out.name(SCALED_FRACTION).value(sizing.scaledFraction());
        out.name(UNCAPPED_CONTRACTS).value(sizing.uncappedContracts());
        out.name(CONTRACTS).value(sizing.contracts());
        out.name(BINDING).value(sizing.binding());
        out.endObject();
    }

    private void write(@Nullable Denial denial) {
        if (denial == null) {
            out.nothing();
            return;
        }
        out.beginObject();
        out.name(REASON).value(denial.outcome().name());
        out.name(VALUE).value(denial.value());
        out.name(THRESHOLD).value(denial.threshold());
        out.endObject();
    }

    private void write(FeatureSnapshot features) {
        out.beginObject();
        for (int i = 0; i < features.size(); i++) {
            out.name(featureName(i, features.name(i))).value(features.value(i));
        }
        out.endObject();
    }

    private JsonName featureName(int place, String name) {
        while (place >= featureNames.size()) {
            featureNames.add(JsonName.of(name));
        }
        JsonName known = featureNames.get(place);
        if (known.is(name)) {
            return known;
        }
        JsonName other = JsonName.of(name);
        featureNames.set(place, other);
        return other;
    }
}
