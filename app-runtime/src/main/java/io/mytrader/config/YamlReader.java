package io.mytrader.config;

import io.mytrader.config.ConfigNode.Entry;
import io.mytrader.config.ConfigNode.Mapping;
import io.mytrader.config.ConfigNode.Scalar;
import io.mytrader.config.ConfigNode.Sequence;
import io.mytrader.config.ConfigNode.Writing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML document into nodes that know their lines.
 *
 * <p>The token stream is read directly, without data binding: it keeps the lines and duplicate
 * keys, and costs a command little of its start. Anchors, aliases, tags and further documents are
 * refused.
 */
final class YamlReader {
    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final int DEEPEST = 30;

    private final YAMLParser parser;

    private YamlReader(YAMLParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a document; one without content is an empty mapping.
     *
     * @throws SyntaxException if the text is not YAML or more than plain YAML
     */
    static ConfigNode read(String text) throws SyntaxException {
        try (YAMLParser parser =
                (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
            YamlReader reader = new YamlReader(parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new Mapping(List.of(), 1);
            }
            ConfigNode document = reader.node(first, 0);
            if (parser.nextToken() != null) {
                throw new SyntaxException(
                        reader.line(), "a second document; one file holds one configuration");
            }
            boolean nothing = document instanceof Scalar scalar && scalar.text().isBlank();
            return nothing ? new Mapping(List.of(), 1) : document;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new SyntaxException(at == null ? 0 : at.getLineNr(), reason(e));
        }
    }

    private ConfigNode node(@Nullable JsonToken token, int depth) throws SyntaxException {
        if (token == null) {
            throw new SyntaxException(line(), "the document ends too early");
        }
        if (depth > DEEPEST) {
            throw new SyntaxException(line(), "nested deeper than " + DEEPEST + " levels");
        }
        refuseReferences();
        return switch (token) {
            case START_OBJECT -> mapping(depth);
            case START_ARRAY -> sequence(depth);
            case VALUE_STRING -> scalar(Writing.TEXT);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(Writing.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> scalar(Writing.FLAG);
            case VALUE_NULL -> scalar(Writing.NOTHING);
            default -> throw new SyntaxException(line(), "unexpected " + token);
        };
    }

    private void refuseReferences() throws SyntaxException {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw new SyntaxException(line(), "anchors and aliases (& and *) are not supported");
        }
        if (parser.getTypeId() != null) {
            throw new SyntaxException(line(), "tags (!) are not supported");
        }
    }

    private Scalar scalar(Writing writing) {
        String text = parser.getString();
        boolean tilde = writing == Writing.TEXT && text.equals("~");
        return new Scalar(text, tilde ? Writing.NOTHING : writing, line());
    }

    private Mapping mapping(int depth) throws SyntaxException {
        int start = line();
        List<Entry> entries = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            int line = line();
            entries.add(new Entry(key, line, node(parser.nextToken(), depth + 1)));
        }
        return new Mapping(entries, start);
    }

    private Sequence sequence(int depth) throws SyntaxException {
        int start = line();
        List<ConfigNode> items = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            items.add(node(token, depth + 1));
            token = parser.nextToken();
        }
        return new Sequence(items, start);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The first sentence of the parser's message: the rest repeats the text around the place. */
    private static String reason(JacksonException e) {
        String whole = e.getOriginalMessage();
        String text = whole == null ? e.getClass().getSimpleName() : whole;
        String flat =
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.startsWith("in "))
                        .limit(2)
                        .reduce((a, b) -> a + ", " + b)
                        .orElse(text);
        return "not valid YAML: " + flat;
    }

    /** The text is not a YAML document that a configuration may be. */
    static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;

        SyntaxException(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }
}
