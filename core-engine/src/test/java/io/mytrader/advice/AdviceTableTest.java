package io.mytrader.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.llm.Advice;
import io.mytrader.llm.UnavailableCause;
import io.mytrader.signal.AdviceEffect;
import io.mytrader.signal.AdviceMode;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTableTest {
    private static final double OWN = 0.70;
    private static final double MINIMUM = 0.7;

    /** Written out by hand: each mode with each answer, for either direction of the candidate. */
    @ParameterizedTest(name = "{0}: {1} {2} is {3}")
    @CsvSource({
        "off,       same,  0.90, goes on",
        "off,       same,  0.20, goes on",
        "off,       other, 0.90, goes on",
        "off,       other, 0.20, goes on",
        "off,       hold,  0.90, goes on",
        "advisory,  same,  0.90, goes on",
        "advisory,  same,  0.20, goes on",
        "advisory,  other, 0.90, goes on",
        "advisory,  other, 0.20, goes on",
        "advisory,  hold,  0.90, goes on",
        "advisory,  hold,  0.20, goes on",
        "filter,    same,  0.90, goes on",
        "filter,    same,  0.70, goes on",
        "filter,    same,  0.69, ADVICE_LOW_CONFIDENCE",
        "filter,    other, 0.90, ADVICE_DISAGREES",
        "filter,    other, 0.20, ADVICE_DISAGREES",
        "filter,    hold,  0.90, ADVICE_HOLD",
        "filter,    hold,  0.20, ADVICE_HOLD",
        "consensus, same,  0.90, goes on",
        "consensus, same,  0.20, goes on",
        "consensus, other, 0.90, ADVICE_DISAGREES",
        "consensus, other, 0.20, ADVICE_DISAGREES",
        "consensus, hold,  0.90, ADVICE_HOLD",
        "consensus, hold,  0.20, ADVICE_HOLD",
        "override,  same,  0.90, goes on",
        "override,  same,  0.20, goes on",
        "override,  other, 0.90, replaced",
        "override,  other, 0.70, replaced",
        "override,  other, 0.69, ADVICE_LOW_CONFIDENCE",
        "override,  hold,  0.90, ADVICE_HOLD",
        "override,  hold,  0.20, ADVICE_HOLD",
    })
    void everyModeWithEveryOpinion(
            String mode, String agreement, double confidence, String expected) {
        for (SignalAction wanted : List.of(SignalAction.BUY, SignalAction.SELL)) {
            SignalAction opposite =
                    wanted == SignalAction.BUY ? SignalAction.SELL : SignalAction.BUY;
            SignalAction opinion =
                    switch (agreement) {
                        case "same" -> wanted;
                        case "other" -> opposite;
                        default -> SignalAction.HOLD;
                    };
            for (OnTimeout onTimeout : OnTimeout.values()) {
                AdviceVerdict verdict =
                        AdviceTable.judge(
                                settings(mode, onTimeout),
                                candidate(wanted, OWN),
                                opinion(opinion, confidence));
                switch (expected) {
                    case "goes on" -> {
                        assertThat(verdict.effect()).isEqualTo(AdviceEffect.PROCEEDS);
                        assertThat(verdict.action()).isEqualTo(wanted);
                        assertThat(verdict.denial()).isNull();
                    }
                    case "replaced" ->
                            assertThat(verdict)
                                    .isEqualTo(
                                            new AdviceVerdict(
                                                    AdviceEffect.REPLACED, opposite, OWN, null));
                    default -> {
                        assertThat(verdict.effect()).isEqualTo(AdviceEffect.DROPPED);
                        assertThat(verdict.action()).isEqualTo(SignalAction.HOLD);
                        assertThat(verdict.denial())
                                .isEqualTo(denial(Outcome.valueOf(expected), confidence));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(UnavailableCause.class)
    void withoutAnOpinionOnTimeoutDecidesInEveryModeThatAsks(UnavailableCause cause) {
        Outcome rule =
                cause == UnavailableCause.TIMEOUT
                        ? Outcome.ADVICE_TIMEOUT
                        : Outcome.ADVICE_UNAVAILABLE;
        Signal candidate = candidate(SignalAction.SELL, OWN);
        Advice none = new Advice.Unavailable(cause, "");
        for (String mode : List.of("advisory", "filter", "consensus", "override")) {
            assertThat(AdviceTable.judge(settings(mode, OnTimeout.PROCEED), candidate, none))
                    .isEqualTo(
                            new AdviceVerdict(AdviceEffect.PROCEEDS, SignalAction.SELL, OWN, null));
            assertThat(AdviceTable.judge(settings(mode, OnTimeout.DROP), candidate, none))
                    .isEqualTo(
                            new AdviceVerdict(
                                    AdviceEffect.DROPPED,
                                    SignalAction.HOLD,
                                    OWN,
                                    new Denial(rule, Double.NaN, Double.NaN)));
        }
        assertThat(AdviceTable.judge(AdviceSettings.OFF, candidate, none).action())
                .isEqualTo(SignalAction.SELL);
    }

    @ParameterizedTest(name = "own {0}, model {1}: shown {2}")
    @CsvSource({
        "0.70, 0.90, 0.88",
        "0.70, 0.70, 0.77",
        "0.70, 0.20, 0.70",
        "0.95, 0.95, 1.00",
        "1.00, 1.00, 1.00",
        "0.65, 0.00, 0.65",
    })
    void consensusShowsMoreConfidenceAndNeverLessThanTheStrategys(
            double own, double model, double shown) {
        AdviceVerdict verdict =
                AdviceTable.judge(
                        settings("consensus", OnTimeout.DROP),
                        candidate(SignalAction.BUY, own),
                        opinion(SignalAction.BUY, model));
        assertThat(verdict.shownConfidence()).isCloseTo(shown, within());
    }

    @Test
    void nobodyIsAskedAboutHold() {
        assertThatThrownBy(() ->
                        AdviceTable.judge(
                                settings("filter", OnTimeout.DROP),
                                Signal.HOLD,
                                opinion(SignalAction.BUY, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a candidate: HOLD");
    }

    @Test
    void theWaitIsNeverLongerThanAQuarterOfTheBar() {
        AdviceSettings settings = settings("filter", OnTimeout.DROP);
        assertThat(settings.deadlineMillis(60_000)).isEqualTo(3_000);
        assertThat(settings.deadlineMillis(5_000)).isEqualTo(1_250);
        assertThat(settings.deadlineMillis(1)).isEqualTo(1);
    }

    @Test
    void onlyAdviceThatCannotChangeAnythingIsNotWaitedFor() {
        assertThat(settings("advisory", OnTimeout.PROCEED).isAwaited()).isFalse();
        assertThat(settings("advisory", OnTimeout.DROP).isAwaited()).isTrue();
        assertThat(settings("filter", OnTimeout.PROCEED).isAwaited()).isTrue();
        assertThat(settings("consensus", OnTimeout.PROCEED).isAwaited()).isTrue();
        assertThat(settings("override", OnTimeout.PROCEED).isAwaited()).isTrue();
        assertThat(AdviceSettings.OFF.isAwaited()).isFalse();
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-12);
    }

    private static Denial denial(Outcome rule, double confidence) {
        return rule == Outcome.ADVICE_LOW_CONFIDENCE
                ? new Denial(rule, confidence, MINIMUM)
                : new Denial(rule, Double.NaN, Double.NaN);
    }

    private static AdviceSettings settings(String mode, OnTimeout onTimeout) {
        return new AdviceSettings(
                AdviceMode.valueOf(mode.toUpperCase(Locale.ROOT)), MINIMUM, onTimeout, 3_000);
    }

    private static Signal candidate(SignalAction action, double confidence) {
        return new Signal(action, confidence, List.of());
    }

    private static Advice opinion(SignalAction action, double confidence) {
        return new Advice.Opinion(action, confidence, 0, "", List.of(), List.of());
    }
}
