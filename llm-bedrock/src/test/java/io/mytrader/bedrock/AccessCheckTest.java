package io.mytrader.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessCheckTest {
    private static final BedrockServer BEDROCK = new BedrockServer();

    @TempDir Path folder = Path.of("");

    @AfterAll
    static void stop() {
        BEDROCK.close();
    }

    @Test
    void aModelThatAnswersOneTokenWorks() {
        BEDROCK.answers(BedrockServer.message("[{\"text\": \"Yes\"}]", "max_tokens"));

        assertThat(check())
                .isEqualTo(
                        new AccessCheck(
                                true,
                                "global.anthropic.claude-sonnet-4-6 in us-east-1 answers; 0.006 of"
                                        + " 100.00 dollars and 1 of 1000 calls are used today"));
        assertThat(BEDROCK.requests().getLast().getBodyAsString()).contains("\"maxTokens\":1");
    }

    @Test
    void aMissingPermissionIsNamedWithWhatToDo() {
        BEDROCK.answers(
                BedrockServer.error(
                        403,
                        "AccessDeniedException",
                        "User is not authorized to perform: bedrock:InvokeModel"));

        assertThat(check().works()).isFalse();
        assertThat(check().text())
                .contains("not authorized to perform: bedrock:InvokeModel")
                .contains("allow bedrock:InvokeModel on the model and on its inference profile");
    }

    @Test
    void expiredCredentialsAreNamedWithWhatToDo() {
        BEDROCK.answers(BedrockServer.error(403, "ExpiredTokenException", "expired"));

        assertThat(check().text()).contains("ExpiredTokenException").contains("renew the keys");
    }

    private AccessCheck check() {
        return AccessCheck.of(BEDROCK.caller(folder), Duration.ofSeconds(20));
    }
}
