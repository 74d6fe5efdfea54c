package io.mytrader.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource({
        "strategy.parameters.api_key,x",
        "strategy.parameters.PASSWORD,x",
        "broker.host,AKIAIOSFODNN7EXAMPLE",
        "llm.model_id,xoxb-123456789012-abcdefabcdef",
        "data.csv,https://me:hunter2@example.org/bars.csv",
        "user_strategies.folder,https://hooks.slack.com/services/T/B/x",
        "broker.account,123456789:AAF0000000000000000000000000000000",
    })
    void hidesWhatLooksLikeASecret(String path, String value) {
        assertThat(Redaction.of(path, value)).isEqualTo("(redacted)");
    }

    @ParameterizedTest
    @CsvSource({
        "llm.max_tokens,1024",
        "broker.account,DU1234567",
        "storage.dir,~/.mytrader",
        "llm.model_id,anthropic.claude-model-v1:0",
        "data.timezone,America/Chicago",
    })
    void showsTheRest(String path, String value) {
        assertThat(Redaction.of(path, value)).isEqualTo(value);
    }
}
