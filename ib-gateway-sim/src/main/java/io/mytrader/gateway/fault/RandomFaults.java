package io.mytrader.gateway.fault;

import io.mytrader.gateway.fault.MessageFault.Treatment;
import io.mytrader.gateway.fault.OrderFault.Role;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Draws fault scripts from seeds. The same seed, length and count give the same script. Troubles
 * that only an operator can end, a read-only API or a missing permission, are not drawn.
 */
public final class RandomFaults {
    private static final List<Trouble> TROUBLES =
            List.of(
                    Trouble.LINK_LOST,
                    Trouble.LINK_AND_SUBSCRIPTIONS_LOST,
                    Trouble.FARMS_DOWN,
                    Trouble.RESTART,
                    Trouble.HALF_OPEN,
                    Trouble.SILENT_HANDSHAKE,
                    Trouble.DATA_SILENT,
                    Trouble.DATA_DELAYED,
                    Trouble.COMPETING_SESSION,
                    Trouble.LIVE_BARS_LOST,
                    Trouble.HISTORY_PACED,
                    Trouble.CLIENT_ID_IN_USE,
                    Trouble.ACCOUNT_NOT_READY,
                    Trouble.CHOPPED_WRITES,
                    Trouble.GLUED_WRITES,
                    Trouble.UNKNOWN_MESSAGES);
    private static final List<String> MESSAGES =
            List.of(
                    "OrderStatus",
                    "OpenOrder",
                    "ExecutionDetails",
                    "CommissionReport",
                    "Position",
                    "HistoricalDataUpdate");
    private static final int MOST_SECONDS = 120;
    private static final int MOST_ORDINAL = 12;

    private final Random random;

    private RandomFaults(long seed) {
        random = new Random(seed);
    }

    /**
     * A script of {@code count} faults.
     *
     * @param length the span in which timed faults begin
     */
    public static FaultScript script(long seed, Duration length, int count) {
        RandomFaults draw = new RandomFaults(seed);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            faults.add(draw.fault(length));
        }
        return new FaultScript(faults);
    }

    private Fault fault(Duration length) {
        return switch (random.nextInt(3)) {
            case 0 ->
                    new TimedFault(
                            Schedule.after(
                                    Duration.ofMillis(random.nextLong(1, length.toMillis()))),
                            seconds(MOST_SECONDS),
                            one(TROUBLES));
            case 1 ->
                    new OrderFault(
                            one(List.of(Role.values())),
                            1 + random.nextInt(MOST_ORDINAL),
                            1,
                            orderTrouble());
            default ->
                    new MessageFault(
                            one(MESSAGES),
                            1 + random.nextInt(MOST_ORDINAL),
                            1 + random.nextInt(3),
                            treatment());
        };
    }

    private OrderFault.Trouble orderTrouble() {
        return switch (random.nextInt(8)) {
            case 0 -> new OrderFault.Trouble.Swallowed();
            case 1 ->
                    new OrderFault.Trouble.Rejected(
                            201, "Order rejected - reason:Refused by the exchange");
            case 2 -> new OrderFault.Trouble.AcceptedLate(seconds(10));
            case 3 -> new OrderFault.Trouble.PartialFills(1);
            case 4 -> new OrderFault.Trouble.CancelledByBroker(seconds(MOST_SECONDS));
            case 5 -> new OrderFault.Trouble.FilledBeforeCancel();
            case 6 -> new OrderFault.Trouble.Corrected(1 + random.nextInt(3));
            default -> new OrderFault.Trouble.CommissionMissing();
        };
    }

    private Treatment treatment() {
        return switch (random.nextInt(5)) {
            case 0 -> new Treatment.Dropped();
            case 1 -> new Treatment.Delayed(seconds(5));
            case 2 -> new Treatment.Duplicated();
            case 3 -> new Treatment.Truncated();
            default -> new Treatment.Garbled();
        };
    }

    private Duration seconds(int most) {
        return Duration.ofMillis(500 + random.nextInt(most * 1000));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
