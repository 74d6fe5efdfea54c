package io.mytrader.bedrock;

import io.mytrader.llm.Advice;
import io.mytrader.signal.SignalAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

/** The form of advice, and its strict reading. */
final class AdviceAnswer {
    static final String TOOL = "give_advice";

    private static final int LONGEST_REASONING = 2_000;
    private static final int LONGEST_ITEM = 300;
    private static final int MOST_ITEMS = 8;

    private static final List<String> ACTIONS = List.of("BUY", "SELL", "HOLD");
    private static final ToolForm FORM =
            new ToolForm(TOOL, "Gives the second opinion on the candidate.", members(), List.of());

    private AdviceAnswer() {}

    static ToolForm tool() {
        return FORM;
    }

    /** The form as text, for the hash of prompts. */
    static String form() {
        return FORM.toString();
    }

    private static Map<String, Document> members() {
        Map<String, Document> members = new LinkedHashMap<>();
        members.put("action", ToolForm.choice(ACTIONS, "the direction you would trade"));
        members.put("confidence", ToolForm.number(0, 1, "probability that the trade works"));
        members.put("sentiment", ToolForm.number(-1, 1, "-1 bearish to 1 bullish"));
        members.put("reasoning", ToolForm.text(LONGEST_REASONING, "why, below 600 characters"));
        members.put(
                "key_factors",
                ToolForm.list(
                        ToolForm.text(LONGEST_ITEM, "one figure or pattern"),
                        MOST_ITEMS,
                        "what decided, most important first"));
        members.put(
                "risks",
                ToolForm.list(
                        ToolForm.text(LONGEST_ITEM, "one risk"),
                        MOST_ITEMS,
                        "what would prove it wrong"));
        return members;
    }

    /**
     * The opinion in an answer.
     *
     * @throws ToolAnswer.Invalid if the answer is anything else than one
     */
    static Advice.Opinion read(ConverseResponse response) throws ToolAnswer.Invalid {
        ToolAnswer answer = ToolAnswer.of(response, TOOL);
        answer.expect(Set.copyOf(FORM.members().keySet()));
        String action = answer.text("action", LONGEST_ITEM);
        if (!ACTIONS.contains(action)) {
            throw new ToolAnswer.Invalid("action is none of " + ACTIONS);
        }
        return new Advice.Opinion(
                SignalAction.valueOf(action),
                answer.number("confidence", 0, 1),
                answer.number("sentiment", -1, 1),
                answer.text("reasoning", LONGEST_REASONING),
                answer.texts("key_factors", MOST_ITEMS, LONGEST_ITEM),
                answer.texts("risks", MOST_ITEMS, LONGEST_ITEM));
    }
}
