package io.mytrader.dashboard.rest;

import io.javalin.http.Context;
import io.mytrader.api.json.ApiJson;
import io.mytrader.dashboard.guard.Refusal;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionId;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Reads what a request says, or refuses it. */
public final class Requests {
    private static final int USUAL_LIMIT = 100;

    private Requests() {}

    /**
     * The JSON body; one that is empty counts as an empty object.
     *
     * @throws Refusal 415 if it is no JSON, 400 if it cannot be read, 422 if it says something else
     */
    public static <T> T body(Context request, Class<T> type) {
        byte[] bytes = request.bodyAsBytes();
        String media = request.contentType();
        boolean isJson =
                media != null && media.toLowerCase(Locale.ROOT).startsWith("application/json");
        if (bytes.length == 0) {
            return read("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), type);
        }
        if (!isJson) {
            throw new Refusal(415, "send Content-Type: application/json");
        }
        return read(bytes, type);
    }

    /** Nothing is expected in the body, but what is there has the same limit as elsewhere. */
    static void limited(Context request) {
        var _ = request.bodyAsBytes();
    }

    private static <T> T read(byte[] bytes, Class<T> type) {
        try {
            T read = ApiJson.mapper().readValue(bytes, type);
            if (read == null) {
                throw new Refusal(422, "expected an object, but found null");
            }
            return read;
        } catch (DatabindException wrong) {
            throw new Refusal(422, "the body says something else: " + words(wrong));
        } catch (JacksonException broken) {
            throw new Refusal(400, "the body is no JSON: " + broken.getOriginalMessage());
        }
    }

    /** Without the library's own words, which name classes. */
    private static String words(DatabindException wrong) {
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            return "there is no field "
                    + unknown.getPropertyName()
                    + "; expected of "
                    + unknown.getKnownPropertyIds();
        }
        String field =
                wrong.getPath().stream()
                        .map(Reference::getPropertyName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."));
        return field.isEmpty()
                ? "expected an object with the documented fields"
                : "the value of " + field + " is not of its kind";
    }

    /**
     * Which page.
     *
     * @throws Refusal 400 if a parameter is unknown or out of range
     */
    static PageRequest page(Context request, Set<String> more) {
        known(request, Set.of("limit", "before", "session"), more);
        String before = request.queryParam("before");
        return new PageRequest(
                session(request),
                before == null ? null : number(request, "before", 0),
                limit(request));
    }

    static int limit(Context request) {
        String text = request.queryParam("limit");
        if (text == null) {
            return USUAL_LIMIT;
        }
        long limit = number(request, "limit", 1);
        if (limit > PageRequest.MOST) {
            throw new Refusal(
                    400, "limit: expected 1 to " + PageRequest.MOST + ", but found " + limit);
        }
        return Math.toIntExact(limit);
    }

    static @Nullable SessionId session(Context request) {
        String text = request.queryParam("session");
        if (text == null) {
            return null;
        }
        try {
            return new SessionId(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "session: not an id of a session");
        }
    }

    /** A whole number that a parameter names. */
    static long number(Context request, String name, long lowest) {
        String text = request.queryParam(name);
        try {
            long number = Long.parseLong(String.valueOf(text));
            if (number >= lowest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Refusal(400, name + ": expected a whole number");
        }
        throw new Refusal(400, name + ": expected a whole number of at least " + lowest);
    }

    /** Refuses parameters that the endpoint does not have: a typo would be ignored silently. */
    static void known(Context request, Set<String> names, Set<String> more) {
        for (String name : request.queryParamMap().keySet()) {
            if (!names.contains(name) && !more.contains(name)) {
                throw new Refusal(
                        400, "there is no such parameter; known are " + sorted(names, more));
            }
        }
    }

    private static String sorted(Set<String> names, Set<String> more) {
        Set<String> all = new java.util.TreeSet<>(names);
        all.addAll(more);
        return String.join(", ", all);
    }
}
