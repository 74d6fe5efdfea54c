package io.mytrader.risk;

import io.mytrader.limit.LimitReading;
import io.mytrader.limit.LimitReading.State;
import io.mytrader.limit.LimitSettings;
import io.mytrader.market.Instrument;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits on the quality of prices: delay, age, spread. Safe from any thread. */
final class MarketLimits {
    private final LimitSettings settings;
    private final boolean research;

    MarketLimits(LimitSettings settings, boolean research) {
        this.settings = settings;
        this.research = research;
    }

    /** The first limit that forbids an entry, or null. */
    @Nullable Denial deny(Instrument instrument, MarketReading market) {
        for (LimitReading reading : readings(instrument, market)) {
            switch (reading.state()) {
                case REACHED -> {
                    return new Denial(reading.limit(), reading.value(), reading.threshold());
                }
                case MISSING -> {
                    return new Denial(
                            Outcome.LIMIT_INPUT_MISSING, reading.value(), reading.threshold());
                }
                case OK, NOT_APPLICABLE -> {}
            }
        }
        return null;
    }

    List<LimitReading> readings(Instrument instrument, MarketReading market) {
        return List.of(freshness(market.freshness()), age(market), spread(instrument, market));
    }

    private LimitReading freshness(DataFreshness freshness) {
        return switch (freshness) {
            case REAL_TIME -> reading(Outcome.DELAYED_DATA, 0, State.OK, 0);
            case DELAYED -> reading(Outcome.DELAYED_DATA, 1, State.REACHED, 0);
            case MISSING -> reading(Outcome.DELAYED_DATA, Double.NaN, State.MISSING, 0);
            case NOT_PROVIDED -> reading(Outcome.DELAYED_DATA, Double.NaN, State.NOT_APPLICABLE, 0);
        };
    }

    private LimitReading age(MarketReading market) {
        int most = settings.staleAfterSeconds();
        return switch (market.priceAgeSeconds()) {
            case Reading.Known(double age) ->
                    reading(Outcome.STALE_PRICE, age, age >= most ? State.REACHED : State.OK, most);
            case Reading.Missing _ -> reading(Outcome.STALE_PRICE, Double.NaN, State.MISSING, most);
            case Reading.NotProvided _ ->
                    reading(Outcome.STALE_PRICE, Double.NaN, State.NOT_APPLICABLE, most);
        };
    }

    private LimitReading spread(Instrument instrument, MarketReading market) {
        int most = instrument.spreadLimitTicks();
        return switch (market.spreadTicks()) {
            case Reading.Known(double ticks) ->
                    reading(Outcome.SPREAD, ticks, ticks > most ? State.REACHED : State.OK, most);
            case Reading.Missing _ -> reading(Outcome.SPREAD, Double.NaN, State.MISSING, most);
            case Reading.NotProvided _ ->
                    reading(Outcome.SPREAD, Double.NaN, State.NOT_APPLICABLE, most);
        };
    }

    private LimitReading reading(Outcome limit, double value, State state, double threshold) {
        return new LimitReading(limit, value, threshold, research ? State.NOT_APPLICABLE : state);
    }
}
