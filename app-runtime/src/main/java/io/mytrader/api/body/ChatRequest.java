package io.mytrader.api.body;

/**
 * A question about what was decided, traded or configured.
 *
 * @param question at most 2000 characters
 */
public record ChatRequest(String question) {}
