package io.mytrader.dashboard.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.mytrader.api.body.PageOf;
import io.mytrader.api.body.Problem;
import io.mytrader.api.json.ApiJson;
import io.mytrader.api.message.Message;
import io.mytrader.api.message.MessageBody;
import io.mytrader.dashboard.rest.Endpoint;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The interface as an OpenAPI 3.1 document, made from the endpoints that are served and the records
 * that are written: there is nothing to keep in step by hand.
 */
public final class OpenApiDocument {
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([a-z_]+)}");
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final JsonMapper mapper = ApiJson.mapper();
    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    private OpenApiDocument() {}

    /** The document's text. */
    public static String of(List<Endpoint> endpoints, String version, boolean wantsToken) {
        return new OpenApiDocument().build(endpoints, version, wantsToken);
    }

    private String build(List<Endpoint> endpoints, String version, boolean wantsToken) {
        ObjectNode document = mapper.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "MyTrader")
                .put("version", version)
                .put(
                        "description",
                        "Start, watch and stop trading. Times are ISO-8601 in UTC, prices and"
                                + " money decimal numbers, errors problem details. The WebSocket"
                                + " is at /ws; its messages are the types that end in Message,"
                                + " each with the members of Stamp.");
        ObjectNode paths = document.putObject("paths");
        endpoints.forEach(endpoint -> add(endpoint, paths));
        schema(Problem.class);
        addMessages();
        ObjectNode components = document.putObject("components");
        ObjectNode types = components.putObject("schemas");
        schemas.forEach(types::set);
        if (wantsToken) {
            components
                    .putObject("securitySchemes")
                    .putObject("token")
                    .put("type", "http")
                    .put("scheme", "bearer");
            document.putArray("security").addObject().putArray("token");
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private void add(Endpoint endpoint, ObjectNode paths) {
        ObjectNode path = paths.withObjectProperty(endpoint.path());
        ObjectNode operation = path.putObject(endpoint.method().name().toLowerCase(Locale.ROOT));
        operation.put("summary", endpoint.summary());
        operation.put("operationId", operationId(endpoint));
        ArrayNode parameters = mapper.createArrayNode();
        Matcher inPath = PATH_PARAMETER.matcher(endpoint.path());
        while (inPath.find()) {
            parameter(parameters, "path", inPath.group(1), true);
        }
        endpoint.parameters().forEach(name -> parameter(parameters, "query", name, false));
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        Class<?> takes = endpoint.takes();
        if (takes != null) {
            ObjectNode body = operation.putObject("requestBody");
            body.putObject("content").putObject(JSON).set("schema", schema(takes));
        }
        ObjectNode responses = operation.putObject("responses");
        ObjectNode ok = responses.putObject("200").put("description", "OK");
        Class<?> gives = endpoint.gives();
        if (gives == null) {
            ok.putObject("content")
                    .putObject("text/plain")
                    .putObject("schema")
                    .put("type", "string");
        } else {
            ok.putObject("content")
                    .putObject(JSON)
                    .set("schema", endpoint.paged() ? page(gives) : schema(gives));
        }
        for (int status : endpoint.errors()) {
            error(responses, status, gives);
        }
        error(responses, 403, gives);
        error(responses, 429, gives);
    }

    private static String operationId(Endpoint endpoint) {
        String path = endpoint.path().replaceAll("[{}]", "").replaceAll("[^a-z0-9]+", "_");
        return endpoint.method().name().toLowerCase(Locale.ROOT) + path;
    }

    private static void parameter(ArrayNode into, String place, String name, boolean required) {
        ObjectNode parameter = into.addObject();
        parameter.put("name", name).put("in", place).put("required", required);
        boolean isNumber = name.equals("limit") || name.equals("since") || name.equals("lines");
        parameter.putObject("schema").put("type", isNumber ? "integer" : "string");
    }

    private void error(ObjectNode responses, int status, @Nullable Class<?> gives) {
        ObjectNode answer = responses.putObject(String.valueOf(status));
        boolean isAnswer = status == 202 || status == 503;
        answer.put("description", isAnswer ? "the same, with another meaning" : "problem details");
        answer.putObject("content")
                .putObject(isAnswer ? JSON : PROBLEM)
                .set("schema", schema(isAnswer && gives != null ? gives : Problem.class));
    }

    private ObjectNode page(Class<?> item) {
        ObjectNode page = mapper.createObjectNode().put("type", "object");
        ObjectNode properties = page.putObject("properties");
        properties.putObject("items").put("type", "array").set("items", schema(item));
        properties.putObject("next").putArray("type").add("string").add("null");
        page.putArray("required").add("items").add("next");
        return page;
    }

    private void addMessages() {
        ArrayNode all = mapper.createArrayNode();
        for (Class<?> body : MessageBody.class.getPermittedSubclasses()) {
            all.add(schema(body));
        }
        ObjectNode message = mapper.createObjectNode();
        message.set("anyOf", all);
        schemas.put("Message", message);
        schema(io.mytrader.api.message.Stamp.class);
    }

    private ObjectNode schema(Class<?> type) {
        if (type == Message.class) {
            return reference("Message");
        }
        String name = name(type);
        if (!schemas.containsKey(name)) {
            ObjectNode schema = mapper.createObjectNode();
            // Known before its members are, should one of them be of the same type.
            schemas.put(name, schema);
            schema.put("type", "object");
            ObjectNode properties = schema.putObject("properties");
            ArrayNode required = mapper.createArrayNode();
            if (MessageBody.class.isAssignableFrom(type)) {
                properties.putObject("type").put("type", "string");
                required.add("type");
            }
            for (RecordComponent component : type.getRecordComponents()) {
                String property = property(component);
                properties.set(property, member(component));
                if (!component.getAccessor().isAnnotationPresent(JsonInclude.class)) {
                    required.add(property);
                }
            }
            if (!name.endsWith("Request") && !required.isEmpty()) {
                schema.set("required", required);
            }
        }
        return reference(name);
    }

    private ObjectNode member(RecordComponent component) {
        if (component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
            return mapper.createObjectNode();
        }
        return nullable(component.getAnnotatedType());
    }

    private ObjectNode nullable(AnnotatedType annotated) {
        ObjectNode schema = type(annotated);
        if (!annotated.isAnnotationPresent(Nullable.class)) {
            return schema;
        }
        if (schema.has("type")) {
            String type = schema.path("type").asString();
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        ObjectNode either = mapper.createObjectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    private ObjectNode type(AnnotatedType annotated) {
        Type type = annotated.getType();
        if (type instanceof ParameterizedType parameterized) {
            AnnotatedType[] arguments =
                    ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
            if (parameterized.getRawType() == Map.class) {
                ObjectNode map = mapper.createObjectNode().put("type", "object");
                map.set("additionalProperties", nullable(arguments[1]));
                return map;
            }
            if (parameterized.getRawType() == PageOf.class) {
                return page((Class<?>) arguments[0].getType());
            }
            ObjectNode list = mapper.createObjectNode().put("type", "array");
            list.set("items", nullable(arguments[0]));
            return list;
        }
        return plain((Class<?>) type);
    }

    private ObjectNode plain(Class<?> type) {
        ObjectNode schema = mapper.createObjectNode();
        if (type == String.class) {
            return schema.put("type", "string");
        }
        if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type == int.class
                || type == long.class
                || type == Integer.class
                || type == Long.class) {
            return schema.put("type", "integer");
        }
        if (type == double.class
                || type == Double.class
                || type == Money.class
                || type == Price.class) {
            return schema.put("type", "number");
        }
        return schema(type);
    }

    private static String property(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        if (named != null) {
            return named.value();
        }
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String name(Class<?> type) {
        String name = type.getSimpleName();
        return MessageBody.class.isAssignableFrom(type) && !name.endsWith("Message")
                ? name + "Message"
                : name;
    }

    private ObjectNode reference(String name) {
        return mapper.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }
}
