package io.mytrader.limit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LimitSettingsTest {
    @Test
    void theEndsOfARangeAreAllowedAndNothingBeyond() {
        assertThatCode(() -> SettingRange.within("k", 1, 1, 2)).doesNotThrowAnyException();
        assertThatCode(() -> SettingRange.within("k", 2, 1, 2)).doesNotThrowAnyException();
        assertThatThrownBy(() -> SettingRange.within("k", 0.999, 1, 2))
                .hasMessage("k must be from 1.0 to 2.0, but is 0.999");
        assertThatThrownBy(() -> SettingRange.within("k", 2.001, 1, 2))
                .hasMessage("k must be from 1.0 to 2.0, but is 2.001");
        assertThatThrownBy(() -> SettingRange.within("k", Double.NaN, 1, 2))
                .hasMessage("k must be from 1.0 to 2.0, but is NaN");
        assertThatCode(() -> SettingRange.atLeast("k", 3, 3)).doesNotThrowAnyException();
        assertThatThrownBy(() -> SettingRange.atLeast("k", 2, 3))
                .hasMessage("k must be at least 3, but is 2");
    }
}
