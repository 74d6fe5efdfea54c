package io.mytrader.gateway.data;

import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.market.Market;
import io.mytrader.gateway.market.WireNumber;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.server.NewsReply.TickNews;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.market.Price;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to everything that a provider publishes: its stories when they are due, and each
 * quarter of an hour a report on the market. Gateway thread only.
 */
final class NewsTape implements Subscriptions.Stoppable {
    private static final long REPORT_MILLIS = 900_000;

    private final ClientSession session;
    private final int requestId;
    private final String provider;
    private final Market market;
    private final Agenda agenda;
    private final Conditions conditions;
    private final List<Agenda.Task> stories = new ArrayList<>();
    private Agenda.Task report;

    /**
     * A tape from now on; what was published before is not repeated.
     *
     * @param startMillis from when the stories' times count
     */
    NewsTape(
            ClientSession session,
            int requestId,
            String provider,
            List<NewsWire.Story> stories,
            long startMillis,
            Market market,
            Agenda agenda,
            Conditions conditions) {
        this.session = session;
        this.requestId = requestId;
        this.provider = provider;
        this.market = market;
        this.agenda = agenda;
        this.conditions = conditions;
        for (NewsWire.Story story : stories) {
            long due = startMillis + story.after().toMillis();
            if (story.provider().equals(provider) && due >= agenda.nowMillis()) {
                this.stories.add(agenda.at(due, () -> publish(story.headline())));
            }
        }
        report = agenda.at(nextReport(), this::report);
    }

    private long nextReport() {
        return (agenda.nowMillis() / REPORT_MILLIS + 1) * REPORT_MILLIS;
    }

    private void report() {
        publish(
                "{A:800015:L:en}"
                        + market.instrument().name()
                        + " at "
                        + WireNumber.of(market.last()).toPlainString()
                        + move(market.day().open()));
        report = agenda.at(nextReport(), this::report);
    }

    private String move(@Nullable Price open) {
        if (open == null) {
            return "";
        }
        int direction = market.last().compareTo(open);
        return direction == 0 ? ", unchanged" : direction > 0 ? ", up today" : ", down today";
    }

    private void publish(String headline) {
        if (conditions.dataFlows()) {
            long now = agenda.nowMillis();
            session.send(
                    new TickNews(
                            requestId,
                            now,
                            provider,
                            provider + "$" + Long.toHexString(now / 1000),
                            headline,
                            ""));
        }
    }

    /** Another login takes the data; the tape is silent meanwhile. */
    void compete() {
        session.send(
                new ErrorMessage(requestId, 10197, "No market data during competing live session"));
    }

    @Override
    public void stop() {
        stories.forEach(Agenda.Task::callOff);
        report.callOff();
    }
}
