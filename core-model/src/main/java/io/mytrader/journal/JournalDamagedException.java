package io.mytrader.journal;

/** A journal entry is missing or is not what was written. */
public class JournalDamagedException extends StoreException {
    private static final long serialVersionUID = 1L;

    private final String session;
    private final long sequence;

    /**
     * Names the place.
     *
     * @param sequence of the first entry that cannot be trusted
     * @param what is wrong with it
     */
    public JournalDamagedException(SessionId session, long sequence, String what) {
        super("session " + session + ", journal entry " + sequence + ": " + what);
        this.session = session.value();
        this.sequence = sequence;
    }

    public SessionId session() {
        return new SessionId(session);
    }

    /** The first sequence that cannot be trusted. */
    public long sequence() {
        return sequence;
    }
}
