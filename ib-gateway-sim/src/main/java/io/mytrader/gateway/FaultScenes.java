package io.mytrader.gateway;

import io.mytrader.gateway.fault.FaultStage;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.session.Sessions;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.gateway.transcript.Transcript;
import io.mytrader.gateway.transcript.TranscriptLine;
import io.mytrader.gateway.transcript.TranscriptLine.Direction;
import io.mytrader.ib.wire.Frame;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;

/** What clients see when a trouble begins and ends. Gateway thread only. */
final class FaultScenes implements FaultStage {
    private static final Frame NEWS_BULLETIN =
            Frame.ofFields("14", "1", "7", "1", "Trading halted \\u2026", "CME");
    private static final Frame SURPLUS_FIELDS = Frame.ofFields("8", "1", "12:00", "new", "fields");
    private static final Frame NO_MESSAGE = Frame.ofFields("hello", "?");

    private final Sessions sessions;
    private final Desks desks;
    private final Agenda agenda;
    private final Transcript transcript;
    private final Runnable linkRestored;

    /**
     * @param linkRestored called when the gateway has its broker again
     */
    FaultScenes(
            Sessions sessions,
            Desks desks,
            Agenda agenda,
            Transcript transcript,
            Runnable linkRestored) {
        this.sessions = sessions;
        this.desks = desks;
        this.agenda = agenda;
        this.transcript = transcript;
        this.linkRestored = linkRestored;
    }

    @Override
    public void began(Trouble trouble) {
        note(trouble + " begins");
        switch (trouble) {
            case LINK_LOST, LINK_AND_SUBSCRIPTIONS_LOST -> {
                sessions.hold();
                system(1100, "Connectivity between IB and Trader Workstation has been lost.");
            }
            case FARMS_DOWN -> {
                system(2103, "Market data farm connection is broken:usfuture");
                system(2105, "HMDS data farm connection is broken:ushmds");
            }
            case RESTART -> sessions.all().forEach(ClientSession::close);
            case HALF_OPEN -> sessions.all().forEach(ClientSession::goDead);
            case COMPETING_SESSION -> {
                desks.quotes().compete();
                desks.news().compete();
            }
            case LIVE_BARS_LOST -> desks.history().breakLiveBars();
            case ACCOUNT_NOT_READY -> desks.accountUpdates().readinessChanged();
            case UNKNOWN_MESSAGES -> sendUnknown();
            case SILENT_HANDSHAKE,
                    DATA_SILENT,
                    DATA_DELAYED,
                    DATA_REFUSED,
                    HISTORY_PACED,
                    CLIENT_ID_IN_USE,
                    READ_ONLY,
                    CHOPPED_WRITES,
                    GLUED_WRITES,
                    CLOCK_AHEAD -> {
                // Seen when a client asks for something.
            }
        }
    }

    @Override
    public void ended(Trouble trouble) {
        note(trouble + " ends");
        switch (trouble) {
            case LINK_LOST -> {
                system(
                        1102,
                        "Connectivity between IB and Trader Workstation has been restored - data"
                                + " maintained.");
                restore();
            }
            case LINK_AND_SUBSCRIPTIONS_LOST -> {
                desks.forgetData();
                system(
                        1101,
                        "Connectivity between IB and Trader Workstation has been restored - data"
                                + " lost.");
                restore();
            }
            case FARMS_DOWN -> farmsAreUp();
            case HALF_OPEN, SILENT_HANDSHAKE -> sessions.all().forEach(ClientSession::close);
            case ACCOUNT_NOT_READY -> desks.accountUpdates().readinessChanged();
            case RESTART,
                    DATA_SILENT,
                    DATA_DELAYED,
                    DATA_REFUSED,
                    COMPETING_SESSION,
                    LIVE_BARS_LOST,
                    HISTORY_PACED,
                    CLIENT_ID_IN_USE,
                    READ_ONLY,
                    CHOPPED_WRITES,
                    GLUED_WRITES,
                    CLOCK_AHEAD,
                    UNKNOWN_MESSAGES -> {
                // Ends without a word.
            }
        }
    }

    private void restore() {
        farmsAreUp();
        sessions.release();
        linkRestored.run();
    }

    private void farmsAreUp() {
        system(2104, "Market data farm connection is OK:usfuture");
        system(2106, "HMDS data farm connection is OK:ushmds");
    }

    private void system(int code, String text) {
        sessions.broadcast(new ErrorMessage(-1, code, text));
    }

    private void sendUnknown() {
        for (ClientSession session : sessions.ready()) {
            session.deliver(NEWS_BULLETIN);
            session.deliver(SURPLUS_FIELDS);
            session.deliver(NO_MESSAGE);
        }
    }

    private void note(String text) {
        transcript.add(new TranscriptLine(agenda.nowMillis(), 0, -1, Direction.EVENT, text));
    }
}
