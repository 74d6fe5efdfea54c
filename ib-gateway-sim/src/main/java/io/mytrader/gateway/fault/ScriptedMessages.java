package io.mytrader.gateway.fault;

import io.mytrader.gateway.fault.MessageFault.Treatment;
import io.mytrader.ib.wire.Frame;
import io.mytrader.ib.wire.server.ServerMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The message faults of a script. Gateway thread only. */
public final class ScriptedMessages {
    private final List<MessageFault> faults;
    private final int[] seen;

    /** The message faults of this script. */
    public ScriptedMessages(FaultScript script) {
        faults = script.only(MessageFault.class).toList();
        seen = new int[faults.size()];
    }

    /** A frame on its way, and by how much it is late. */
    public record Delivery(Frame frame, long delayMillis) {}

    /** What becomes of a message: nothing, one frame, or two. */
    public List<Delivery> treat(ServerMessage message) {
        Frame frame = ServerMessage.CODEC.encode(message);
        if (faults.isEmpty()) {
            return List.of(new Delivery(frame, 0));
        }
        List<Delivery> deliveries = new ArrayList<>();
        deliveries.add(new Delivery(frame, 0));
        for (int i = 0; i < seen.length; i++) {
            MessageFault fault = faults.get(i);
            if (fault.message().equals(message.getClass().getSimpleName())) {
                seen[i]++;
                if (seen[i] >= fault.first() && seen[i] - fault.first() < fault.count()) {
                    deliveries = apply(fault.treatment(), deliveries);
                }
            }
        }
        return deliveries;
    }

    private static List<Delivery> apply(Treatment treatment, List<Delivery> deliveries) {
        List<Delivery> treated = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            Frame frame = delivery.frame();
            switch (treatment) {
                case Treatment.Dropped() -> {
                    // Nothing is delivered.
                }
                case Treatment.Delayed(var by) ->
                        treated.add(new Delivery(frame, delivery.delayMillis() + by.toMillis()));
                case Treatment.Duplicated() -> {
                    treated.add(delivery);
                    treated.add(delivery);
                }
                case Treatment.Truncated() ->
                        treated.add(new Delivery(truncated(frame), delivery.delayMillis()));
                case Treatment.Garbled() ->
                        treated.add(new Delivery(garbled(frame), delivery.delayMillis()));
            }
        }
        return treated;
    }

    private static Frame truncated(Frame frame) {
        byte[] payload = frame.payload();
        return Frame.of(Arrays.copyOf(payload, Math.max(1, payload.length / 2)));
    }

    private static Frame garbled(Frame frame) {
        byte[] payload = frame.payload();
        for (int i = payload.length - 1; i > 2; i--) {
            if (payload[i] >= '0' && payload[i] <= '9') {
                payload[i] = 'x';
                break;
            }
        }
        return Frame.of(payload);
    }
}
