package io.mytrader.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    @ParameterizedTest
    @CsvSource({"'','',0", "abc,abc,0", "abc,'',3", "abc,acb,1", "kitten,sitting,3", "ca,abc,3"})
    void countsTypingErrors(String from, String to, int expected) {
        assertThat(NearestName.distance(from, to)).isEqualTo(expected);
        assertThat(NearestName.distance(to, from)).isEqualTo(expected);
    }

    @Test
    void offersNothingThatIsTooFarOff() {
        assertThat(NearestName.of("volume", List.of("price", "bars"))).isEmpty();
        assertThat(NearestName.of("pirce", List.of("bars", "price"))).contains("price");
    }
}
