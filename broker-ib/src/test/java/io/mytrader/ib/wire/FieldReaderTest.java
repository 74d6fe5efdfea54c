package io.mytrader.ib.wire;

import static io.mytrader.ib.wire.Wire.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2147483647",
                "9223372036854775807",
                "-9223372036854775808",
                "1.7976931348623157E308",
                "1.7976931348623157e+308",
                "1.7976931348623157E+308",
                "Infinity",
                "-Infinity",
                "NaN"
            })
    void anUnsetDecimalIsNull(String text) {
        assertThat(frame(text + "|").fields().optionalDecimal()).isNull();
    }

    @Test
    void aDecimalKeepsItsScale() {
        FieldReader in = frame("5300.25|0.0|2729.00|1E-4|5.30025e3|-1||").fields();
        assertThat(in.decimal()).isEqualTo(new BigDecimal("5300.25"));
        assertThat(in.decimal()).isEqualTo(new BigDecimal("0.0"));
        assertThat(in.decimal()).isEqualTo(new BigDecimal("2729.00"));
        assertThat(in.decimal()).isEqualTo(new BigDecimal("0.0001"));
        assertThat(in.decimal()).isEqualTo(new BigDecimal("5300.25"));
        assertThat(in.decimal()).isEqualTo(new BigDecimal("-1"));
        assertThat(in.decimal()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void wholeNumbersMayComeWithAFraction() {
        FieldReader in = frame("2.0|-3||2147483647|").fields();
        assertThat(in.integer()).isEqualTo(2);
        assertThat(in.integer()).isEqualTo(-3);
        assertThat(in.integer()).isZero();
        assertThat(in.optionalInteger()).isNull();
    }

    @Test
    void permanentIdsNeedSixtyFourBits() {
        assertThat(frame("2138440226123|").fields().longInteger()).isEqualTo(2138440226123L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1,000", "2147483648", "2.5", "1e99", " 1"})
    void refusesWhatIsNoInteger(String text) {
        FieldReader in = frame(text + "|").fields();
        assertThatThrownBy(in::integer)
                .isInstanceOf(MalformedFieldException.class)
                .hasMessageContaining("field 0")
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.2.3", "1E999999999", "1E-999999999", "0x10", "5300,25"})
    void refusesWhatIsNoDecimal(String text) {
        FieldReader in = frame(text + "|").fields();
        assertThatThrownBy(in::optionalDecimal).isInstanceOf(MalformedFieldException.class);
    }

    @Test
    void refusesANumberOfAMillionDigits() {
        FieldReader in = frame("9".repeat(1_000_000) + "|").fields();
        assertThatThrownBy(in::decimal)
                .isInstanceOf(MalformedFieldException.class)
                .hasMessageContaining("at most 400 characters");
    }

    @Test
    void refusesACountThatCannotBeThere() {
        assertThatThrownBy(() -> frame("1000000|a|b|").fields().count())
                .isInstanceOf(MalformedFieldException.class);
        assertThatThrownBy(() -> frame("-1|a|b|").fields().count())
                .isInstanceOf(MalformedFieldException.class);
    }

    @Test
    void saysWhichFieldIsMissing() {
        FieldReader in = frame("1|2|").fields();
        assertThat(in.integer()).isEqualTo(1);
        assertThat(in.integer()).isEqualTo(2);
        assertThatThrownBy(in::integer)
                .isInstanceOf(MalformedFieldException.class)
                .hasMessage("the message ends before field 2");
    }

    @Test
    void refusesAFieldWithoutItsTerminator() {
        FieldReader in = frame("1|2").fields();
        assertThat(in.integer()).isEqualTo(1);
        assertThatThrownBy(in::integer)
                .isInstanceOf(MalformedFieldException.class)
                .hasMessage("field 1 is not terminated");
    }

    @Test
    void aNulInATextIsLeftOut() {
        assertThat(new FieldWriter().text("a\0b").toFrame()).isEqualTo(frame("ab|"));
    }
}
