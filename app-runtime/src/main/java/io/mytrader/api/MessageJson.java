package io.mytrader.api;

import io.mytrader.api.body.ItemMapping;
import io.mytrader.api.json.ApiJson;
import io.mytrader.api.message.Message;
import io.mytrader.api.message.MessageBody;
import io.mytrader.api.message.MessageMapping;
import io.mytrader.api.message.Stamp;
import java.time.Instant;

/**
 * Messages as one line of JSON each, the same on the command line, in the store and on the wire.
 */
public final class MessageJson {
    private MessageJson() {}

    /** The line, without its end. */
    public static String of(SessionMessage message) {
        return ApiJson.mapper().writeValueAsString(wire(message));
    }

    /** As it goes over the wire. */
    public static Message wire(SessionMessage message) {
        MessageBody body =
                switch (message) {
                    case SessionMessage.Happened happened -> MessageMapping.body(happened.event());
                    case SessionMessage.Decided decided ->
                            new MessageBody.Decision(ItemMapping.decision(decided.decision()));
                };
        return new Message(
                body,
                new Stamp(
                        Instant.ofEpochMilli(message.timeMillis()),
                        Instant.ofEpochMilli(message.sentAtMillis()),
                        message.session(),
                        message.sequence() == 0 ? null : message.sequence()));
    }
}
