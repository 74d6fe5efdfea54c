package io.mytrader.bedrock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/**
 * The arguments of the one tool call that an answer must consist of, read strictly: exactly the
 * named members, each of its type and within its limits.
 */
public final class ToolAnswer {
    private final Map<String, Document> members;

    private ToolAnswer(Map<String, Document> members) {
        this.members = members;
    }

    /** The answer is not what was asked for. */
    public static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        public Invalid(String message) {
            super(message);
        }
    }

    /**
     * The arguments of the call that an answer consists of.
     *
     * @throws Invalid if there is no such call, several, one of another tool, or text beside it
     */
    public static ToolAnswer of(ConverseResponse response, String tool) throws Invalid {
        if (response.output() == null || response.output().message() == null) {
            throw new Invalid("an answer without a message");
        }
        if (response.stopReason() == StopReason.MAX_TOKENS) {
            throw new Invalid("an answer cut off at llm.max_tokens");
        }
        List<ToolUseBlock> calls = new ArrayList<>();
        for (ContentBlock block : response.output().message().content()) {
            switch (block.type()) {
                case TOOL_USE -> calls.add(block.toolUse());
                // What a model thought before it answered is no part of the answer.
                case REASONING_CONTENT -> {}
                case TEXT -> {
                    if (!block.text().isBlank()) {
                        throw new Invalid("text beside the answer");
                    }
                }
                default -> throw new Invalid("content of an unknown kind");
            }
        }
        if (calls.size() != 1) {
            throw new Invalid("an answer with " + calls.size() + " tool calls");
        }
        if (!tool.equals(calls.getFirst().name())) {
            throw new Invalid("a call of a tool that does not exist");
        }
        return of(calls.getFirst().input());
    }

    /** The members of an object. */
    public static ToolAnswer of(Document document) throws Invalid {
        if (document == null || !document.isMap()) {
            throw new Invalid("arguments that are no object");
        }
        return new ToolAnswer(document.asMap());
    }

    /** Fails unless there are exactly these members. */
    public void expect(Set<String> names) throws Invalid {
        if (!members.keySet().equals(names)) {
            Set<String> missing = new TreeSet<>(names);
            missing.removeAll(members.keySet());
            throw new Invalid(
                    missing.isEmpty()
                            ? "members that were not asked for"
                            : "without " + String.join(", ", missing));
        }
    }

    /** Fails if there is a member of another name. */
    public void expectOnly(Set<String> names) throws Invalid {
        if (!names.containsAll(members.keySet())) {
            throw new Invalid("known are only " + String.join(", ", new TreeSet<>(names)));
        }
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** A number within bounds, both included. */
    public double number(String name, double lowest, double highest) throws Invalid {
        Document value = member(name);
        if (!value.isNumber()) {
            throw new Invalid(name + " is no number");
        }
        double number = value.asNumber().doubleValue();
        if (!(number >= lowest && number <= highest)) {
            throw new Invalid(name + " is outside [" + lowest + ", " + highest + "]");
        }
        return number;
    }

    /** A whole number within bounds, both included. */
    public int integer(String name, int lowest, int highest) throws Invalid {
        double number = number(name, lowest, highest);
        if (number != Math.rint(number)) {
            throw new Invalid(name + " is no whole number");
        }
        return (int) number;
    }

    /** A text of at most so many characters, without control characters but line breaks. */
    public String text(String name, int longest) throws Invalid {
        return text(name, member(name), longest);
    }

    /** A list of texts. */
    public List<String> texts(String name, int most, int longest) throws Invalid {
        List<String> texts = new ArrayList<>();
        for (Document item : list(name, most)) {
            texts.add(text(name, item, longest));
        }
        return List.copyOf(texts);
    }

    /** A list of at most so many values. */
    public List<Document> list(String name, int most) throws Invalid {
        Document value = member(name);
        if (!value.isList()) {
            throw new Invalid(name + " is no list");
        }
        if (value.asList().size() > most) {
            throw new Invalid(name + " has more than " + most + " items");
        }
        return value.asList();
    }

    private Document member(String name) throws Invalid {
        Document value = members.get(name);
        if (value == null) {
            throw new Invalid("without " + name);
        }
        return value;
    }

    private static String text(String name, Document value, int longest) throws Invalid {
        if (!value.isString()) {
            throw new Invalid(name + " is no text");
        }
        String text = value.asString();
        if (text.length() > longest) {
            throw new Invalid(name + " is longer than " + longest + " characters");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new Invalid(name + " has control characters");
        }
        return text;
    }
}
