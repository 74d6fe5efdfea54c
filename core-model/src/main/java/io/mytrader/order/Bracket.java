package io.mytrader.order;

/**
 * An entry with its protective stop and its target, sent together; stop and target cancel each
 * other at the broker.
 *
 * @param entry opens the position
 * @param stop closes it at a loss; rests at the broker
 * @param target closes it at a profit; rests at the broker
 */
public record Bracket(Order entry, Order stop, Order target) implements OrderRequest {
    public Bracket {
        if (entry.role() != OrderRole.ENTRY
                || stop.role() != OrderRole.STOP
                || target.role() != OrderRole.TARGET) {
            throw new IllegalArgumentException("roles of bracket " + entry.id() + " are mixed up");
        }
        OrderSide closing = entry.side().opposite();
        if (stop.side() != closing || target.side() != closing) {
            throw new IllegalArgumentException("bracket " + entry.id() + " would not close itself");
        }
        if (!stop.quantity().equals(entry.quantity())
                || !target.quantity().equals(entry.quantity())) {
            throw new IllegalArgumentException("quantities of bracket " + entry.id() + " differ");
        }
        if (!entry.id().equals(stop.parent()) || !entry.id().equals(target.parent())) {
            throw new IllegalArgumentException(
                    "children of " + entry.id() + " name another parent");
        }
    }
}
