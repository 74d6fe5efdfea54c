package io.mytrader.llm;

import io.mytrader.signal.Decision;

/**
 * A candidate signal on which an opinion is wanted.
 *
 * @param candidate the decision as it would stand without advice
 * @param deadlineMillis engine time after which an answer is stale
 */
public record AdviceQuestion(Decision candidate, long deadlineMillis) {}
