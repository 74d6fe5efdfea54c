package io.mytrader.dashboard.guard;

import io.mytrader.api.body.Problem;
import io.mytrader.api.json.ApiJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests so malformed that they reach no endpoint: with a problem like all others instead
 * of a page of the server's library, and without a word of the request.
 */
public final class BareErrors extends ErrorHandler {
    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        Problem problem =
                new Problem(
                        "about:blank",
                        HttpStatus.getMessage(code),
                        code,
                        "the request cannot be understood",
                        "/",
                        List.of());
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "application/problem+json")
                .put("X-Content-Type-Options", "nosniff");
        byte[] body = ApiJson.mapper().writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
