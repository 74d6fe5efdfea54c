package io.mytrader.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Price;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import io.mytrader.property.Property;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticMarketTest {
    private static final LocalDate START = LocalDate.of(2024, 1, 2);
    private static final Instrument ES = instrument("ES");

    private static Instrument instrument(String symbol) {
        return InstrumentCatalogue.find(symbol).orElseThrow();
    }

    private static BarSeries days(String symbol, long seed, int days) {
        return new SyntheticMarket(instrument(symbol), seed).days(START, days);
    }

    private static List<Bar> list(BarSeries series) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            bars.add(series.bar(i));
        }
        return bars;
    }

    @Test
    void isTheSameOnEveryMachine() {
        BarSeries bars = days("ES", 1, 10);
        long opened = Instant.parse("2024-01-01T23:00:00Z").toEpochMilli();
        assertThat(bars.first())
                .isEqualTo(new Bar(opened, opened + 60_000, 4852.5, 4853.25, 4851.75, 4852, 550));
        assertThat(fingerprint(bars)).isEqualTo(1_192_125_554_671_887_232L);
    }

    private static long fingerprint(BarSeries series) {
        long fingerprint = 0;
        for (Bar bar : list(series)) {
            for (double value :
                    new double[] {bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()}) {
                fingerprint = 31 * fingerprint + Double.doubleToLongBits(value);
            }
            fingerprint = 31 * fingerprint + bar.openMillis();
        }
        return fingerprint;
    }

    @Test
    void anotherSeedIsAnotherMarket() {
        assertThat(list(days("ES", 1, 1))).isNotEqualTo(list(days("ES", 2, 1)));
    }

    @Test
    void contractsOnOneIndexShareTheirPrices() {
        assertThat(list(days("MES", 7, 2))).isEqualTo(list(days("ES", 7, 2)));
        assertThat(days("NQ", 7, 1).open(0)).isGreaterThan(2 * days("ES", 7, 1).open(0));
    }

    @Test
    void goesOnFromAnyInstantAsIfItHadNeverStopped() {
        SyntheticMarket market = new SyntheticMarket(ES, 3);
        BarSeries whole = market.days(START, 6);
        Property.holds(
                20,
                random -> {
                    long span = whole.last().openMillis() - whole.first().openMillis();
                    Instant at =
                            Instant.ofEpochMilli(
                                    whole.first().openMillis() + random.nextLong(span));
                    SyntheticBars bars = market.from(at);
                    for (int i = whole.firstIndexAtOrAfter(at.toEpochMilli());
                            i < whole.size();
                            i++) {
                        assertThat(bars.next()).isEqualTo(whole.bar(i));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES", "YM", "M2K", "GENERIC"})
    void hasEveryBarOfEverySessionOnTheTick(String symbol) {
        Instrument instrument = instrument(symbol);
        TradingCalendar calendar = instrument.calendar();
        // Thanksgiving with its early closes, and the clock change of 2020, when halts existed.
        BarSeries bars = new SyntheticMarket(instrument, 5).days(LocalDate.of(2020, 10, 28), 25);
        assertThat(bars.size())
                .isEqualTo(
                        calendar.expectedBars(
                                bars.first().openMillis(), bars.last().closeMillis(), 60_000));
        for (Bar bar : list(bars)) {
            assertThat(calendar.isOpen(bar.openMillis())).isTrue();
            for (double price : new double[] {bar.open(), bar.high(), bar.low(), bar.close()}) {
                assertThat(instrument.isOnTick(Price.ofDouble(price))).isTrue();
            }
            assertThat(bar.volume()).isGreaterThanOrEqualTo(1).isEqualTo(Math.rint(bar.volume()));
        }
    }

    @Test
    void isLivelyAtTheOpenCalmAtNoonAndQuietAtNight() {
        BarSeries bars = days("ES", 1, 40);
        double[] volume = new double[3];
        double[] range = new double[3];
        int[] count = new int[3];
        for (Bar bar : list(bars)) {
            TradingSession session = ES.calendar().sessionAtOrAfter(bar.openMillis());
            long minute = (bar.openMillis() - session.regularOpenMillis()) / 60_000;
            int part = minute >= 0 && minute < 30 ? 0 : minute >= 150 && minute < 240 ? 1 : 2;
            if (part == 2 && minute > -400) {
                continue;
            }
            volume[part] += bar.volume();
            range[part] += bar.high() - bar.low();
            count[part]++;
        }
        for (int part = 0; part < 2; part++) {
            assertThat(volume[part] / count[part])
                    .isGreaterThan(2 * volume[part + 1] / count[part + 1]);
            assertThat(range[part] / count[part])
                    .isGreaterThan(1.4 * range[part + 1] / count[part + 1]);
        }
    }

    @Test
    void movesLikeAnIndexFuture() {
        BarSeries bars = days("ES", 1, 250);
        double squares = 0;
        double fourths = 0;
        int count = 0;
        for (int i = 1; i < bars.size(); i++) {
            if (bars.openMillis(i) - bars.openMillis(i - 1) == 60_000) {
                double move = Math.log(bars.close(i) / bars.close(i - 1));
                squares += move * move;
                fourths += move * move * move * move;
                count++;
            }
        }
        double dailyVolatility = Math.sqrt(squares / 250);
        assertThat(dailyVolatility).isBetween(0.006, 0.014);
        double kurtosis = count * fourths / (squares * squares);
        assertThat(kurtosis).as("fat tails").isGreaterThan(6);
    }

    @Test
    void staysNearItsLevelForDecades() {
        SyntheticMarket market = new SyntheticMarket(ES, 11);
        DoubleUnaryOperator usual = year -> 4800 * Math.exp(0.065 * (year - 2024));
        for (int year = 2011; year <= 2060; year += 7) {
            double price = market.days(LocalDate.of(year, 1, 4), 1).close(0);
            assertThat(price / usual.applyAsDouble(year)).as("%d", year).isBetween(0.6, 1.6);
        }
    }

    /** Each strategy family finds its setups every day. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void hasTrendsBreakoutsAndOverextensions(long seed) {
        int days = 5;
        BarSeries bars = days("ES", seed, days);
        int crosses = 0;
        int breakouts = 0;
        int overextensions = 0;
        for (int i = 60; i < bars.size(); i++) {
            boolean above = mean(bars, i, 10) > mean(bars, i, 50);
            boolean aboveBefore = mean(bars, i - 1, 10) > mean(bars, i - 1, 50);
            crosses += above == aboveBefore ? 0 : 1;
            breakouts += bars.close(i) > highest(bars, i, 20) ? 1 : 0;
            double deviation = deviation(bars, i, 20);
            overextensions += Math.abs(bars.close(i) - mean(bars, i, 20)) > 2 * deviation ? 1 : 0;
        }
        assertThat(crosses / days).isGreaterThan(15);
        assertThat(breakouts / days).isGreaterThan(30);
        assertThat(overextensions / days).isGreaterThan(30);
    }

    private static double mean(BarSeries bars, int index, int length) {
        double sum = 0;
        for (int i = index - length + 1; i <= index; i++) {
            sum += bars.close(i);
        }
        return sum / length;
    }

    private static double deviation(BarSeries bars, int index, int length) {
        double mean = mean(bars, index, length);
        double sum = 0;
        for (int i = index - length + 1; i <= index; i++) {
            sum += (bars.close(i) - mean) * (bars.close(i) - mean);
        }
        return Math.sqrt(sum / length);
    }

    private static double highest(BarSeries bars, int index, int length) {
        double highest = 0;
        for (int i = index - length; i < index; i++) {
            highest = Math.max(highest, bars.high(i));
        }
        return highest;
    }

    @Test
    void drawsAPathThroughEachBarThatMakesExactlyThatBar() {
        SyntheticMarket market = new SyntheticMarket(ES, 9);
        for (Bar bar : list(market.days(START, 3))) {
            double[] path = market.path(bar);
            assertThat(path).isEqualTo(market.path(bar));
            assertThat(path.length).isBetween(4, 12);
            assertThat(path[0]).isEqualTo(bar.open());
            assertThat(path[path.length - 1]).isEqualTo(bar.close());
            assertThat(Arrays.stream(path).max()).hasValue(bar.high());
            assertThat(Arrays.stream(path).min()).hasValue(bar.low());
            for (double price : path) {
                assertThat(ES.isOnTick(Price.ofDouble(price))).isTrue();
            }
        }
    }

    @Test
    void saysThatItIsNoMarketData() {
        assertThat(new SyntheticMarket(ES, 42).description())
                .isEqualTo(
                        "synthetic one-minute bars of ES, not market data; generator version 1,"
                                + " seed 42");
    }

    @Test
    void refusesTimesBeforeItsFirstDayAndNoDays() {
        SyntheticMarket market = new SyntheticMarket(ES, 1);
        assertThatThrownBy(() -> market.from(Instant.parse("2010-01-01T00:00:00Z")))
                .hasMessage("synthetic bars begin with 2010-01-05, not at 2010-01-01T00:00:00Z");
        assertThatThrownBy(() -> market.days(START, 0))
                .hasMessage("number of days must be above zero: 0");
        assertThat(market.days(SyntheticMarket.FIRST_DAY, 1).first().openTime())
                .isEqualTo(Instant.parse("2010-01-04T23:00:00Z"));
    }
}
