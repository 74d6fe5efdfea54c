package io.mytrader.bedrock.chat;

import io.mytrader.bedrock.ToolAnswer;
import io.mytrader.bedrock.ToolForm;

/**
 * Something that the model may look up.
 *
 * @param form name and arguments
 * @param lookup what answers
 */
public record ReadingTool(ToolForm form, Lookup lookup) {
    /** Looks something up and changes nothing. */
    @FunctionalInterface
    public interface Lookup {
        /**
         * What was found, as text for the model.
         *
         * @throws ToolAnswer.Invalid if the arguments make no sense; its message goes to the model
         */
        String find(ToolAnswer arguments) throws ToolAnswer.Invalid;
    }
}
