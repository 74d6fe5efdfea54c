package io.mytrader.order;

/**
 * Our own identity of an order: the session that made it and its sequence there.
 *
 * <p>Sent to the broker as {@code orderRef}, so that an order is recognised by whichever session
 * meets it later.
 *
 * @param session the session's prefix: letters, digits, dots and underscores, not empty
 * @param sequence 1, 2, … within the session
 */
public record OrderId(String session, long sequence) {
    public OrderId {
        if (session.isEmpty() || !session.chars().allMatch(OrderId::isAllowed)) {
            throw new IllegalArgumentException("not a session prefix: '" + session + "'");
        }
        if (sequence < 1) {
            throw new IllegalArgumentException("order sequence must be at least 1: " + sequence);
        }
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is not an order id
     */
    public static OrderId parse(String text) {
        int dash = text.lastIndexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("not an order id: '" + text + "'");
        }
        try {
            return new OrderId(text.substring(0, dash), Long.parseLong(text.substring(dash + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an order id: '" + text + "'", e);
        }
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_';
    }

    @Override
    public String toString() {
        return session + "-" + sequence;
    }
}
