package io.mytrader.api.message;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.util.NameTransformer;

/**
 * One frame to a WebSocket client: an object of {@code type}, the fields of the body and those of
 * the stamp, side by side.
 */
@JsonSerialize(using = Message.Writer.class)
public record Message(MessageBody body, Stamp stamp) {

    static final class Writer extends ValueSerializer<Message> {
        private final Map<Class<?>, ValueSerializer<Object>> unwrapped = new ConcurrentHashMap<>();

        @Override
        public void serialize(Message message, JsonGenerator out, SerializationContext context) {
            out.writeStartObject(message);
            out.writeStringProperty("type", message.body().type());
            writeMembers(message.body(), out, context);
            writeMembers(message.stamp(), out, context);
            out.writeEndObject();
        }

        private void writeMembers(Record record, JsonGenerator out, SerializationContext context) {
            unwrapped
                    .computeIfAbsent(record.getClass(), type -> unwrapped(type, context))
                    .serialize(record, out, context);
        }

        private static ValueSerializer<Object> unwrapped(
                Class<?> type, SerializationContext context) {
            return context.findValueSerializer(type).unwrappingSerializer(NameTransformer.NOP);
        }

        private void writeMembers(
                MessageBody body, JsonGenerator out, SerializationContext context) {
            writeMembers((Record) body, out, context);
        }
    }
}
