package io.mytrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.Position;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.property.Property;
import io.mytrader.signal.SignalAction;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the link does to commands and events, the account stays within its rules. */
class DisturbedSessionPropertyTest {
    private static final int BARS = 120;

    @Test
    void positionAndProtectionSurviveAnyDisturbance() {
        Property.holds(60, this::survives);
    }

    @Test
    @Tag("thorough")
    void positionAndProtectionSurviveManyDisturbances() {
        Property.holds(6_000, this::survives);
    }

    private void survives(RandomGenerator random) {
        DisturbedSession session =
                random.nextBoolean() ? DisturbedSession.usual() : DisturbedSession.filledInParts();
        double price = 5000;
        boolean restarted = false;
        for (int bar = 0; bar < BARS; bar++) {
            disturb(session, random, bar % 10 < 7);
            session.say(SignalAction.values()[random.nextInt(SignalAction.values().length)]);
            double open = price + tick(random, 4);
            price = open + tick(random, 12);
            double high = Math.max(open, price) + Math.abs(tick(random, 8));
            double low = Math.min(open, price) - Math.abs(tick(random, 8));
            session.bar(open, high, low, price);
            assertWithinLimits(session);
            for (int second = 3; second < 60; second += 3) {
                session.seconds(second);
            }
            switch (random.nextInt(40)) {
                case 0 -> session.operator(OperatorAction.FLATTEN);
                case 1, 2, 3 -> session.operator(OperatorAction.RESUME);
                case 4 -> session.reconnect();
                case 5 -> {
                    session = session.restarted();
                    restarted = true;
                }
                default -> {}
            }
            assertWithinLimits(session);
        }
        session.undisturbed();
        session.reconnect();
        session.reconnect();
        BrokerEvent.Snapshot account = session.account();
        int held = account.positions().stream().mapToInt(Position::contracts).sum();
        assertThat(session.position()).isEqualTo(held);
        assertThat(stopContracts(account)).isGreaterThanOrEqualTo(Math.abs(held));
        if (!restarted) {
            assertThat(session.engine().equity()).isEqualTo(account.account().equity());
        }
        session.operator(OperatorAction.FLATTEN);
        for (int bar = 0; bar < 4; bar++) {
            session.bar(price, price + 4, price - 4, price);
        }
        account = session.account();
        assertThat(account.positions()).as(session.lastCommands()).isEmpty();
        assertThat(account.orders()).noneMatch(report -> report.state().isLive());
    }

    private static void disturb(DisturbedSession session, RandomGenerator random, boolean calm) {
        if (calm) {
            session.undisturbed();
            return;
        }
        List<BrokerEvent> held = new ArrayList<>();
        double severity = random.nextDouble() * 0.5;
        session.disturb(event -> {
            if (event instanceof BrokerEvent.Snapshot
                    || event instanceof BrokerEvent.ConnectionChanged) {
                return List.of(event);
            }
            double chance = random.nextDouble() / severity;
            if (chance < 0.25) {
                return List.of();
            }
            if (chance < 0.5) {
                return List.of(event, event);
            }
            if (chance < 0.75) {
                held.add(event);
                return List.of();
            }
            List<BrokerEvent> late = new ArrayList<>(List.of(event));
            late.addAll(held);
            held.clear();
            return late;
        });
        session.lose(command ->
                !(command instanceof BrokerCommand.RequestSnapshot)
                        && random.nextDouble() < severity / 3);
    }

    private static void assertWithinLimits(DisturbedSession session) {
        BrokerEvent.Snapshot account = session.account();
        int held = account.positions().stream().mapToInt(Position::contracts).sum();
        int entering =
                account.orders().stream()
                        .filter(report -> report.state().isLive())
                        .filter(report -> report.order().role() == OrderRole.ENTRY)
                        .mapToInt(OrderReport::remaining)
                        .sum();
        assertThat(Math.abs(held) + entering).isLessThanOrEqualTo(2);
    }

    private static int stopContracts(BrokerEvent.Snapshot account) {
        return account.orders().stream()
                .filter(report -> report.state().isLive())
                .filter(report -> report.order().role() == OrderRole.STOP)
                .mapToInt(OrderReport::remaining)
                .sum();
    }

    private static double tick(RandomGenerator random, int most) {
        return random.nextInt(-most, most + 1) * 0.25;
    }
}
