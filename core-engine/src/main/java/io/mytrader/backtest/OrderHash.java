package io.mytrader.backtest;

import io.mytrader.engine.BrokerCommand;
import io.mytrader.market.Price;
import io.mytrader.order.Bracket;
import io.mytrader.order.Execution;
import io.mytrader.order.Order;
import io.mytrader.order.SingleOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of every order, change, cancellation and execution of a run, in their order.
 *
 * <p>Session prefixes do not count, so that equal runs of different sessions hash equally. One
 * thread.
 *
 * <p>Internal: may change in any release.
 */
public final class OrderHash {
    private final MessageDigest digest;

    public OrderHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public void add(BrokerCommand command) {
        switch (command) {
            case BrokerCommand.Submit submit -> {
                switch (submit.approved().request()) {
                    case Bracket bracket -> {
                        add(bracket.entry());
                        add(bracket.stop());
                        add(bracket.target());
                    }
                    case SingleOrder single -> add(single.order());
                }
            }
            case BrokerCommand.Modify modify ->
                    line(
                            "modify",
                            modify.change().id().sequence(),
                            modify.change().quantity().contracts(),
                            modify.change().price().nanos());
            case BrokerCommand.Cancel cancel -> line("cancel", cancel.id().sequence(), 0, 0);
            case BrokerCommand.RequestSnapshot snapshot -> line("snapshot", 0, 0, 0);
        }
    }

    public void add(Execution execution) {
        line(
                "fill " + execution.side() + " " + execution.timeMillis(),
                execution.orderId().sequence(),
                execution.quantity().contracts(),
                execution.price().nanos());
    }

    /** Ends the hash; lower-case hexadecimal. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void add(Order order) {
        line(
                order.role() + " " + order.side() + " " + order.type(),
                order.id().sequence(),
                order.quantity().contracts(),
                nanos(order.price()));
    }

    private static long nanos(@Nullable Price price) {
        return price == null ? 0 : price.nanos();
    }

    private void line(String what, long sequence, int contracts, long priceNanos) {
        String text = what + " " + sequence + " " + contracts + " " + priceNanos + "\n";
        digest.update(text.getBytes(StandardCharsets.US_ASCII));
    }
}
