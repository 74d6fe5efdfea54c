package io.mytrader.api.body;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** A value that was recorded as JSON and is passed on as it is. */
public record Raw(@JsonValue @JsonRawValue String json) {}
