package io.mytrader.ib.wire;

import java.util.HashMap;
import java.util.Map;

/**
 * Turns frames into the messages of one direction and back. The messages are the records below a
 * sealed interface, each with its {@link WireMessage}. Immutable; safe from any thread.
 *
 * @param <M> the sealed interface
 */
public final class MessageCodec<M> {
    private final Map<Integer, Entry<? extends M>> byId = new HashMap<>();
    private final Map<Class<?>, Entry<? extends M>> byType = new HashMap<>();

    private record Entry<T>(WireMessage header, Layout<T> layout) {}

    private MessageCodec() {}

    /**
     * A codec of every record below {@code root}.
     *
     * @param handWritten layouts of the types, messages or parts of one, whose fields depend on
     *     each other
     * @throws IllegalArgumentException if a record has no {@link WireMessage}, two have the same
     *     id, or a component has no layout
     */
    public static <M> MessageCodec<M> over(Class<M> root, Map<Class<?>, Layout<?>> handWritten) {
        MessageCodec<M> codec = new MessageCodec<>();
        codec.addAll(root, handWritten);
        return codec;
    }

    /** What this frame says. Never throws, whatever the bytes. */
    public Decoded<M> decode(Frame frame) {
        try {
            FieldReader in = frame.fields();
            int id = in.integer();
            Entry<? extends M> entry = byId.get(id);
            if (entry == null) {
                return new Decoded.Unknown<>(id, frame);
            }
            if (entry.header().version() != WireMessage.NONE) {
                // Peers send other versions of the same layout; the server version decides.
                in.integer();
            }
            return new Decoded.Known<>(entry.layout().read(in));
        } catch (MalformedFieldException malformed) {
            return new Decoded.Malformed<>(String.valueOf(malformed.getMessage()), frame);
        }
    }

    /** The frame that says this. */
    public Frame encode(M message) {
        Entry<? extends M> entry = byType.get(message.getClass());
        if (entry == null) {
            throw new IllegalArgumentException("not a message of this direction: " + message);
        }
        FieldWriter out = new FieldWriter();
        out.integer(entry.header().id());
        if (entry.header().version() != WireMessage.NONE) {
            out.integer(entry.header().version());
        }
        write(entry, message, out);
        return out.toFrame();
    }

    @SuppressWarnings("unchecked") // the entry was found under the message's own class
    private static <T> void write(Entry<T> entry, Object message, FieldWriter out) {
        entry.layout().write((T) message, out);
    }

    private void addAll(Class<? extends M> type, Map<Class<?>, Layout<?>> handWritten) {
        if (!type.isSealed()) {
            add(type, handWritten);
            return;
        }
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            addAll(permitted.asSubclass(type), handWritten);
        }
    }

    @SuppressWarnings("unchecked") // a layout is filed under the class of what it lays out
    private <T extends M> void add(Class<T> type, Map<Class<?>, Layout<?>> handWritten) {
        WireMessage header = type.getAnnotation(WireMessage.class);
        if (header == null) {
            throw new IllegalArgumentException(type + " has no WireMessage annotation");
        }
        Layout<?> layout = handWritten.get(type);
        if (layout == null) {
            layout = RecordLayout.of(type.asSubclass(Record.class), handWritten);
        }
        Entry<T> entry = new Entry<>(header, (Layout<T>) layout);
        if (byId.put(header.id(), entry) != null) {
            throw new IllegalArgumentException("two messages have the id " + header.id());
        }
        byType.put(type, entry);
    }
}
