package io.mytrader.bedrock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.SpecificToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolSpecification;

/**
 * A tool that a model may or must call, with the JSON schema of its arguments.
 *
 * @param name lower case with underscores
 * @param description what it is for
 * @param members name and schema of each argument; all are required unless {@code optional}
 * @param optional names of arguments that may be left out
 */
public record ToolForm(
        String name, String description, Map<String, Document> members, List<String> optional) {

    public ToolForm {
        members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        optional = List.copyOf(optional);
    }

    public static Document number(double lowest, double highest, String description) {
        return Document.mapBuilder()
                .putString("type", "number")
                .putNumber("minimum", lowest)
                .putNumber("maximum", highest)
                .putString("description", description)
                .build();
    }

    public static Document integer(int lowest, int highest, String description) {
        return Document.mapBuilder()
                .putString("type", "integer")
                .putNumber("minimum", lowest)
                .putNumber("maximum", highest)
                .putString("description", description)
                .build();
    }

    public static Document text(int longest, String description) {
        return Document.mapBuilder()
                .putString("type", "string")
                .putNumber("maxLength", longest)
                .putString("description", description)
                .build();
    }

    public static Document choice(List<String> values, String description) {
        return Document.mapBuilder()
                .putString("type", "string")
                .putList("enum", values.stream().map(Document::fromString).toList())
                .putString("description", description)
                .build();
    }

    public static Document list(Document item, int most, String description) {
        return Document.mapBuilder()
                .putString("type", "array")
                .putNumber("maxItems", most)
                .putDocument("items", item)
                .putString("description", description)
                .build();
    }

    /** An object with exactly these members. */
    public static Document object(Map<String, Document> members) {
        return schema(members, List.copyOf(members.keySet()));
    }

    private static Document schema(Map<String, Document> members, List<String> required) {
        return Document.mapBuilder()
                .putString("type", "object")
                .putDocument("properties", Document.fromMap(members))
                .putList("required", required.stream().map(Document::fromString).toList())
                .putBoolean("additionalProperties", false)
                .build();
    }

    /** The tool for a request. */
    public Tool tool() {
        List<String> required =
                members.keySet().stream().filter(name -> !optional.contains(name)).toList();
        return Tool.fromToolSpec(
                ToolSpecification.builder()
                        .name(name)
                        .description(description)
                        .inputSchema(ToolInputSchema.fromJson(schema(members, required)))
                        .build());
    }

    /** A request's tools when the answer must be a call of this one. */
    ToolConfiguration alone(ModelTraits traits) {
        ToolChoice choice =
                traits.takesForcedTool()
                        ? ToolChoice.fromTool(SpecificToolChoice.builder().name(name).build())
                        : ToolChoice.fromAuto(auto -> {});
        return ToolConfiguration.builder().tools(tool()).toolChoice(choice).build();
    }
}
