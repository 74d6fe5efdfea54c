package io.mytrader.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Compares JSON with a schema of the OpenAPI document: every member, its type, and nothing else.
 */
final class SchemaCheck {
    private final JsonNode document;

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** What is wrong, as sentences with the place; empty when nothing is. */
    List<String> problems(JsonNode value, JsonNode schema) {
        List<String> problems = new ArrayList<>();
        check(value, schema, "$", problems);
        return problems;
    }

    JsonNode type(String name) {
        JsonNode schema = document.path("components").path("schemas").path(name);
        if (schema.isMissingNode()) {
            throw new AssertionError("the document has no type " + name);
        }
        return schema;
    }

    JsonNode answer(String method, String path, String status) {
        JsonNode content =
                document.path("paths")
                        .path(path)
                        .path(method)
                        .path("responses")
                        .path(status)
                        .path("content");
        for (Map.Entry<String, JsonNode> media : content.properties()) {
            return media.getValue().path("schema");
        }
        throw new AssertionError("the document has no " + status + " of " + method + " " + path);
    }

    private void check(JsonNode value, JsonNode schema, String place, List<String> problems) {
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").asString();
            check(
                    value,
                    type(reference.substring(reference.lastIndexOf('/') + 1)),
                    place,
                    problems);
            return;
        }
        if (schema.has("anyOf")) {
            for (JsonNode one : schema.path("anyOf")) {
                List<String> own = new ArrayList<>();
                check(value, one, place, own);
                if (own.isEmpty()) {
                    return;
                }
            }
            problems.add(place + ": fits none of the alternatives: " + value);
            return;
        }
        if (schema.has("type") && !isOfType(value, schema.path("type"))) {
            problems.add(place + ": expected " + schema.path("type") + ", found " + value);
            return;
        }
        if (value.isArray()) {
            int i = 0;
            for (JsonNode item : value) {
                check(item, schema.path("items"), place + "[" + i++ + "]", problems);
            }
        }
        if (value.isObject() && schema.has("properties")) {
            members(value, schema, place, problems);
        }
    }

    private void members(JsonNode value, JsonNode schema, String place, List<String> problems) {
        JsonNode properties = schema.path("properties");
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) {
                problems.add(place + ": misses " + name.asString());
            }
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode of = properties.path(member.getKey());
            if (of.isMissingNode()) {
                problems.add(place + ": has an unknown member " + member.getKey());
            } else {
                check(member.getValue(), of, place + "." + member.getKey(), problems);
            }
        }
    }

    private static boolean isOfType(JsonNode value, JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOfType(value, one)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asString()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> throw new AssertionError("unknown type " + type);
        };
    }
}
