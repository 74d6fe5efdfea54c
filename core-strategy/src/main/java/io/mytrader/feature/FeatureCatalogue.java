package io.mytrader.feature;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Every feature by its name: what configuration, decisions and the user interface call them.
 *
 * <p>Lengths other than the listed ones are features too, such as {@code sma_34}. Each also exists
 * on longer bars, such as {@code sma_20@5m} and {@code sma_20@15m}. Immutable; safe from any thread
 * if its sources are.
 */
public final class FeatureCatalogue {
    private static final FeatureCatalogue BUILT_IN =
            new FeatureCatalogue(builtInFamilies(), List.of());

    private final List<FeatureFamily> families;
    private final List<FeatureSource> sources;

    FeatureCatalogue(List<FeatureFamily> families, List<FeatureSource> sources) {
        this.families = List.copyOf(families);
        this.sources = List.copyOf(sources);
    }

    /** The features that the product ships. */
    public static FeatureCatalogue builtIn() {
        return BUILT_IN;
    }

    /** These features and those of more sources. */
    public FeatureCatalogue with(Collection<? extends FeatureSource> more) {
        List<FeatureSource> all = new ArrayList<>(sources);
        all.addAll(more);
        return new FeatureCatalogue(families, all);
    }

    /** The listed names, in the order in which they are shown. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        families.forEach(family -> names.addAll(family.names()));
        return List.copyOf(names);
    }

    public List<FeatureSource> sources() {
        return sources;
    }

    /** One sentence on a built-in feature; empty if the name is none. */
    public Optional<String> description(String name) {
        return families.stream()
                .filter(family -> family.answersTo(name))
                .map(FeatureFamily::description)
                .findFirst();
    }

    /**
     * Makes the kernel that computes the feature.
     *
     * @throws FeatureException if the name is unknown or a number in it out of range
     */
    Kernel kernel(String name, FeatureSet set) {
        for (FeatureFamily family : families) {
            if (family.answersTo(name)) {
                return family.kernel(name, set);
            }
        }
        for (FeatureSource source : sources) {
            Optional<Kernel> kernel = source.kernel(name);
            if (kernel.isPresent()) {
                return kernel.get();
            }
        }
        throw new FeatureException("unknown feature " + name + NearestName.hint(name, names()));
    }

    private static List<FeatureFamily> builtInFamilies() {
        return List.of(
                FeatureFamily.of(
                        "rsi_N",
                        "rsi_14",
                        "Wilder's relative strength, 0 to 100",
                        (set, n) -> new RelativeStrengthKernel(n[0])),
                FeatureFamily.of(
                        "macd(?:_signal|_hist)?",
                        "macd macd_signal macd_hist",
                        "EMA12 - EMA26, the EMA9 of that, their difference",
                        (set, n) -> new MacdKernel()),
                FeatureFamily.of(
                        "sma_N",
                        "sma_10 sma_20 sma_50",
                        "mean of the last n closes",
                        (set, n) -> new SimpleAverageKernel(n[0])),
                FeatureFamily.of(
                        "ema_N",
                        "ema_9 ema_20 ema_21 ema_50 ema_200",
                        "exponential average of the closes",
                        (set, n) -> new ExponentialAverageKernel(n[0])),
                FeatureFamily.of(
                        "bb_(?:mid|upper|lower)_N_N",
                        "bb_mid_20_2 bb_upper_20_2 bb_lower_20_2",
                        "mean of the last n closes and k standard deviations around it",
                        (set, n) -> new BollingerKernel(n[0], n[1])),
                FeatureFamily.of(
                        "bb_percent|bb_width",
                        "bb_percent bb_width",
                        "where the close stands between the bands of 20 and 2; their distance",
                        (set, n) ->
                                new BollingerKernel(
                                        BollingerKernel.LENGTH, BollingerKernel.DEVIATIONS)),
                FeatureFamily.of(
                        "atr_N",
                        "atr_14",
                        "Wilder's average of the true range",
                        (set, n) -> new TrueRangeKernel(n[0])),
                FeatureFamily.of(
                        "atr_mean_N",
                        "atr_mean_20",
                        "mean of the last n values of atr_14",
                        (set, n) -> new MeanOfKernel(set.feature("atr_14"), n[0])),
                FeatureFamily.of(
                        "atr_percentile_N",
                        "atr_percentile_120",
                        "share of the last n values of atr_14, this one included, not above it",
                        (set, n) -> new RankKernel(set.feature("atr_14"), n[0])),
                FeatureFamily.of(
                        "(?:adx|plus_di|minus_di)_N",
                        "adx_14 plus_di_14 minus_di_14",
                        "Wilder's directional movement index and indicators",
                        (set, n) -> new DirectionalKernel(set.feature("atr_" + n[0]), n[0])),
                FeatureFamily.of(
                        "stoch_[kd]",
                        "stoch_k stoch_d",
                        "the close in the range of 14 bars, smoothed by 3; its mean of 3",
                        (set, n) -> new StochasticKernel()),
                FeatureFamily.of(
                        "volume_sma_N",
                        "volume_sma_20",
                        "mean volume of the last n bars",
                        (set, n) -> new VolumeKernel(n[0])),
                FeatureFamily.of(
                        "volume_ratio",
                        "volume_ratio",
                        "volume over its mean of 20 bars",
                        (set, n) -> new VolumeRatioKernel(set.feature("volume_sma_20"))),
                FeatureFamily.of(
                        "volatility_N",
                        "volatility_20",
                        "standard deviation of the last n one-bar log returns",
                        (set, n) -> new VolatilityKernel(n[0])),
                FeatureFamily.of(
                        "return_N",
                        "return_20",
                        "close over the close n bars ago, less one",
                        (set, n) -> new ReturnKernel("return", n[0])),
                FeatureFamily.of(
                        "momentum_N",
                        "momentum_10",
                        "close over the close n bars ago, less one",
                        (set, n) -> new ReturnKernel("momentum", n[0])),
                FeatureFamily.of(
                        "vwap_session",
                        "vwap_session",
                        "typical price weighted by volume since the exchange day's roll",
                        (set, n) -> new SessionVwapKernel()),
                FeatureFamily.of(
                        "pd[hlc]",
                        "pdh pdl pdc",
                        "high, low and close of the previous exchange day",
                        (set, n) -> new PreviousDayKernel()),
                FeatureFamily.of(
                        "opening_range_(?:high|low)",
                        "opening_range_high opening_range_low",
                        "extremes of the first 15 minutes of regular hours",
                        (set, n) -> new OpeningRangeKernel()),
                FeatureFamily.of(
                        "donchian_(?:high|low)_N",
                        "donchian_high_20 donchian_low_20",
                        "extremes of the n bars before this one",
                        (set, n) -> new DonchianKernel(n[0])),
                FeatureFamily.of(
                        "sentiment",
                        "sentiment",
                        "newest sentiment of the news, -1 to 1; absent when there is none",
                        (set, n) -> set.sentimentKernel()));
    }
}
