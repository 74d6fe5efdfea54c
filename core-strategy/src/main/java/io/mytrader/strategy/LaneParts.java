package io.mytrader.strategy;

import io.mytrader.feature.FeatureSet;
import io.mytrader.market.Instrument;
import io.mytrader.regime.RegimeDetector;
import io.mytrader.regime.RegimeRule;
import io.mytrader.regime.RegimeView;
import org.jspecify.annotations.Nullable;

/** What a lane's pipeline is being put together from while its strategies are created. */
class LaneParts {
    private final Instrument instrument;
    private final FeatureSet features;
    private final StrategyRegistry registry;
    private final RegimeRule rule;
    private @Nullable RegimeDetector regime;

    LaneParts(
            Instrument instrument,
            FeatureSet features,
            StrategyRegistry registry,
            RegimeRule rule) {
        this.instrument = instrument;
        this.features = features;
        this.registry = registry;
        this.rule = rule;
    }

    Instrument instrument() {
        return instrument;
    }

    FeatureSet features() {
        return features;
    }

    StrategyRegistry registry() {
        return registry;
    }

    /** The detector, made when first asked for. */
    RegimeDetector regime() {
        RegimeDetector detector = regime;
        if (detector == null) {
            detector = new RegimeDetector(rule, features);
            regime = detector;
        }
        return detector;
    }

    /** What strategies that ask for the regime are given. */
    RegimeView regimeView() {
        return regime();
    }

    /** Null if nobody has asked for it. */
    @Nullable RegimeDetector regimeIfMade() {
        return regime;
    }
}
