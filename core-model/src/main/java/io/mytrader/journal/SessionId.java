package io.mytrader.journal;

/**
 * The identity of a trading session, unique for ever; the prefix of its order ids.
 *
 * @param value letters, digits, dots and underscores, 1 to 64 of them
 */
public record SessionId(String value) {
    private static final int LONGEST = 64;

    public SessionId {
        if (value.isEmpty()
                || value.length() > LONGEST
                || !value.chars().allMatch(SessionId::isAllowed)) {
            throw new IllegalArgumentException("not a session id: '" + value + "'");
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
        return value;
    }
}
