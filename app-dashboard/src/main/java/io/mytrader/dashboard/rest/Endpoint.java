package io.mytrader.dashboard.rest;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as it is served and as it is described.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path with parameters in braces
 * @param summary one sentence
 * @param parameters of the query
 * @param takes type of the JSON body; null for none
 * @param gives type of the answer, or of each item of a page; null for what is not JSON
 * @param paged whether the answer is a page of items
 * @param errors status codes besides 200 that it answers with, apart from those of every endpoint
 * @param handler what serves it
 */
public record Endpoint(
        HandlerType method,
        String path,
        String summary,
        List<String> parameters,
        @Nullable Class<?> takes,
        @Nullable Class<?> gives,
        boolean paged,
        List<Integer> errors,
        Handling handler) {

    /** Serves a request; an exception becomes an error answer. */
    @FunctionalInterface
    public interface Handling {
        void handle(Context request) throws Exception;
    }

    public Endpoint {
        parameters = List.copyOf(parameters);
        errors = List.copyOf(errors);
    }

    /** Whether a path is one of this endpoint. */
    public boolean isAt(String asked) {
        return asked.matches(path.replaceAll("\\{[a-z_]+}", "[^/]+"));
    }

    public static Endpoint get(String path, String summary, Class<?> gives, Handling handler) {
        return new Endpoint(
                HandlerType.GET, path, summary, List.of(), null, gives, false, List.of(), handler);
    }

    public static Endpoint list(
            String path, String summary, Class<?> item, List<String> parameters, Handling handler) {
        return new Endpoint(
                HandlerType.GET,
                path,
                summary,
                parameters,
                null,
                item,
                true,
                List.of(400),
                handler);
    }

    public static Endpoint post(
            String path,
            String summary,
            @Nullable Class<?> takes,
            Class<?> gives,
            List<Integer> errors,
            Handling handler) {
        return new Endpoint(
                HandlerType.POST, path, summary, List.of(), takes, gives, false, errors, handler);
    }
}
