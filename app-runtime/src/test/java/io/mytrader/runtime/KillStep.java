package io.mytrader.runtime;

import io.mytrader.journal.JournalEntry;
import java.nio.charset.StandardCharsets;

/** The kinds of steps at which a process may be killed, as its journal shows them. */
enum KillStep {
    /** An entry's intent is written, not forced. */
    ENTRY_INTENT(false),
    /** It is on disk and not sent. */
    ENTRY_DURABLE(true),
    /** It was sent, and the acknowledgement is not recorded. */
    ENTRY_ACKNOWLEDGED(false),
    /** The entry filled, and nothing about it is recorded: between entry and protection. */
    ENTRY_FILLED(false),
    /** A change of stop or target is on disk and not sent: moving with the fill, or trailing. */
    CHANGE_DURABLE(true),
    /** A change was made by the broker and is not recorded. */
    CHANGE_ANSWERED(false),
    /** The position closed, and nothing about it is recorded. */
    EXIT_FILLED(false),
    /** The commission that completes a trade is not recorded. */
    CHARGED(false),
    /** The trade is decided and not written. */
    TRADE_CLOSED(false),
    /** The first bar of another exchange day is not recorded. */
    DAY_ROLLED(false),
    /** Any closed bar. */
    BAR_CLOSED(false);

    private static final long BREAK_MILLIS = 30 * 60_000L;

    private final boolean onceForced;

    KillStep(boolean onceForced) {
        this.onceForced = onceForced;
    }

    /** Whether the moment is when the entry is on disk, rather than before it is written. */
    boolean isOnceForced() {
        return onceForced;
    }

    /**
     * Whether the entry is such a step.
     *
     * @param previous kind of the entry before; empty for the first
     * @param barMillis time of the closed bar before; 0 for the first
     */
    boolean isReached(JournalEntry entry, String previous, long barMillis) {
        String text = new String(entry.payload(), StandardCharsets.UTF_8);
        return switch (this) {
            case ENTRY_INTENT, ENTRY_DURABLE ->
                    entry.kind().equals("out:Submit") && text.contains(",ENTRY,");
            case ENTRY_ACKNOWLEDGED ->
                    previous.equals("out:Submit") && entry.kind().equals("in:BrokerReported");
            case ENTRY_FILLED -> text.contains("Filled{") && text.contains(",ENTRY,");
            case CHANGE_DURABLE -> entry.kind().equals("out:Modify");
            case CHANGE_ANSWERED ->
                    previous.equals("out:Modify") && entry.kind().equals("in:BrokerReported");
            case EXIT_FILLED -> text.contains("Filled{") && !text.contains(",ENTRY,");
            case CHARGED -> text.contains("Charged{");
            case TRADE_CLOSED -> entry.kind().equals("out:ClosedTrade");
            case DAY_ROLLED ->
                    entry.kind().equals("in:BarClosed")
                            && barMillis != 0
                            && entry.timeMillis() - barMillis > BREAK_MILLIS;
            case BAR_CLOSED -> entry.kind().equals("in:BarClosed");
        };
    }
}
