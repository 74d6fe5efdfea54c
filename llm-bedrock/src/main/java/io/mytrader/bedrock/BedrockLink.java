package io.mytrader.bedrock;

import io.mytrader.llm.UnavailableCause;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;

/**
 * The connection to Bedrock: what can go wrong on it, in our words.
 *
 * <p>A call blocks its thread until the answer or the deadline, retries included: 429, 5xx and
 * broken connections are tried up to three times. Safe from any thread.
 */
final class BedrockLink implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final long MOST_BYTES = 512 * 1024;
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST_DETAIL = 300;

    private static final Set<String> CREDENTIALS_REFUSED =
            Set.of(
                    "ExpiredTokenException",
                    "ExpiredToken",
                    "UnrecognizedClientException",
                    "InvalidSignatureException",
                    "InvalidClientTokenId",
                    "SignatureDoesNotMatch",
                    "MissingAuthenticationTokenException",
                    "IncompleteSignatureException");

    private final BedrockRuntimeClient client;

    private BedrockLink(BedrockRuntimeClient client) {
        this.client = client;
    }

    /** There are none; said in a way that is not taken for a broken connection. */
    private static final class MissingCredentials extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingCredentials(SdkClientException cause) {
            super(cause);
        }
    }

    /** What a call gave, or why it gave nothing. */
    sealed interface Reply {
        record Answer(ConverseResponse response) implements Reply {}

        /**
         * No answer.
         *
         * @param mayBeBilled whether the service may have done the work all the same
         */
        record Failure(UnavailableCause cause, String detail, boolean mayBeBilled)
                implements Reply {}
    }

    /** A connection with the credentials that AWS programs find by themselves. */
    static BedrockLink open(String region, @Nullable URI endpoint) {
        return open(
                region,
                endpoint,
                DefaultCredentialsProvider.builder().build(),
                BackoffStrategy.exponentialDelay(Duration.ofMillis(150), Duration.ofSeconds(2)));
    }

    static BedrockLink open(
            String region,
            @Nullable URI endpoint,
            AwsCredentialsProvider credentials,
            BackoffStrategy backoff) {
        BedrockRuntimeClientBuilder builder =
                BedrockRuntimeClient.builder()
                        .region(Region.of(region))
                        .credentialsProvider(() -> found(credentials))
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(CONNECT_PATIENCE))
                        .overrideConfiguration(configuration ->
                                configuration
                                        .addExecutionInterceptor(new ResponseLimit(MOST_BYTES))
                                        .retryStrategy(
                                                StandardRetryStrategy.builder()
                                                        .maxAttempts(ATTEMPTS)
                                                        .backoffStrategy(backoff)
                                                        .throttlingBackoffStrategy(backoff)
                                                        .build()));
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return new BedrockLink(builder.build());
    }

    private static AwsCredentials found(AwsCredentialsProvider credentials) {
        try {
            return credentials.resolveCredentials();
        } catch (SdkClientException none) {
            throw new MissingCredentials(none);
        }
    }

    /** Calls the model; never throws for what the service or the network does. */
    Reply converse(ConverseRequest request, Duration patience) {
        ConverseRequest timed =
                request.toBuilder()
                        .overrideConfiguration(
                                configuration -> configuration.apiCallTimeout(patience))
                        .build();
        try {
            return new Reply.Answer(client.converse(timed));
        } catch (AwsServiceException refused) {
            return refusal(refused);
        } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException | AbortedException e) {
            return new Reply.Failure(
                    UnavailableCause.TIMEOUT, "no answer within " + seconds(patience), true);
        } catch (SdkException | MissingCredentials e) {
            return broken(e);
        }
    }

    private static Reply refusal(AwsServiceException refused) {
        String code =
                refused.awsErrorDetails() == null ? "" : refused.awsErrorDetails().errorCode();
        String message =
                refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorMessage();
        String detail =
                oneLine(
                        (code == null || code.isEmpty() ? "status " + refused.statusCode() : code)
                                + (message == null || message.isBlank() ? "" : ": " + message));
        boolean isServers = refused.statusCode() >= 500;
        return new Reply.Failure(
                cause(String.valueOf(code), refused.statusCode()), detail, isServers);
    }

    private static UnavailableCause cause(String code, int status) {
        if (CREDENTIALS_REFUSED.contains(code)) {
            return UnavailableCause.CREDENTIALS;
        }
        return switch (status) {
            case 401 -> UnavailableCause.CREDENTIALS;
            case 403, 404 -> UnavailableCause.ACCESS;
            case 429 -> UnavailableCause.THROTTLED;
            default -> UnavailableCause.ERROR;
        };
    }

    private static Reply broken(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResponseLimit.TooLong) {
                return new Reply.Failure(
                        UnavailableCause.INVALID, "an answer " + cause.getMessage(), true);
            }
            if (cause instanceof MissingCredentials) {
                return new Reply.Failure(
                        UnavailableCause.CREDENTIALS,
                        "no AWS credentials found: set AWS_ACCESS_KEY_ID and"
                                + " AWS_SECRET_ACCESS_KEY, or AWS_PROFILE",
                        false);
            }
            if (cause instanceof JsonProcessingException) {
                return new Reply.Failure(
                        UnavailableCause.INVALID, "an answer that is no JSON", true);
            }
        }
        return new Reply.Failure(
                UnavailableCause.ERROR,
                oneLine("the service cannot be reached: " + failure.getMessage()),
                true);
    }

    static String seconds(Duration patience) {
        return String.format(Locale.ROOT, "%.1f s", patience.toMillis() / 1000.0);
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "…";
    }

    @Override
    public void close() {
        client.close();
    }
}
