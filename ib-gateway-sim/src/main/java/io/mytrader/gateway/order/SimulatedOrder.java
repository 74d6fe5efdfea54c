package io.mytrader.gateway.order;

import io.mytrader.gateway.market.ListedContract;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * One order from its placement to its end. Orders outlive the connections of their client.
 *
 * <p>Gateway thread only.
 */
public final class SimulatedOrder {
    private final OrderKey key;
    private final ListedContract contract;
    private final @Nullable SimulatedOrder parent;
    private final long sequence;
    private OrderTerms terms;
    private OrderTicket ticket;
    private OrderPhase phase = OrderPhase.HELD;
    private long permId;
    private int revision;
    private int filled;
    private Money notional = Money.ZERO;
    private Money commission = Money.ZERO;
    private @Nullable Price lastFillPrice;
    private boolean triggered;
    private @Nullable Price trailingStop;
    private long endedMillis;
    private String endedText = "";

    SimulatedOrder(
            OrderKey key,
            ListedContract contract,
            OrderTerms terms,
            OrderTicket ticket,
            @Nullable SimulatedOrder parent,
            long sequence) {
        this.key = key;
        this.contract = contract;
        this.terms = terms;
        this.ticket = ticket;
        this.parent = parent;
        this.sequence = sequence;
    }

    public OrderKey key() {
        return key;
    }

    public ListedContract contract() {
        return contract;
    }

    /** The order that must fill before this one works; null for none. */
    public @Nullable SimulatedOrder parent() {
        return parent;
    }

    /** Counts orders in the order of their arrival. */
    long sequence() {
        return sequence;
    }

    /** What the client sent, the newest revision. */
    public OrderTerms terms() {
        return terms;
    }

    OrderTicket ticket() {
        return ticket;
    }

    public OrderPhase phase() {
        return phase;
    }

    void become(OrderPhase next) {
        phase = next;
    }

    void end(OrderPhase next, long millis, String text) {
        phase = next;
        endedMillis = millis;
        endedText = text;
    }

    long endedMillis() {
        return endedMillis;
    }

    String endedText() {
        return endedText;
    }

    /** The account-wide id; 0 until the broker accepted the order. */
    public long permId() {
        return permId;
    }

    void accept(long id) {
        permId = id;
    }

    int revision() {
        return revision;
    }

    void revise(OrderTerms newTerms, OrderTicket newTicket) {
        boolean newStop =
                newTicket.kind().isTrailing()
                        && newTicket.trailStop() != null
                        && !newTicket.trailStop().equals(ticket.trailStop());
        terms = newTerms;
        ticket = newTicket;
        revision++;
        if (newStop) {
            trailingStop = newTicket.trailStop();
        }
    }

    /** 1 when buying, -1 when selling. */
    public int sign() {
        return ticket.sign();
    }

    /** The type of the order. */
    public OrderKind kind() {
        return ticket.kind();
    }

    public int quantity() {
        return ticket.quantity();
    }

    public int filled() {
        return filled;
    }

    public int remaining() {
        return ticket.quantity() - filled;
    }

    /** The client's own reference. */
    public String orderRef() {
        return terms.text(OrderField.ORDER_REF);
    }

    /** Contracts that may trade now: a child's never exceed what its parent has filled. */
    public int tradable() {
        return parent == null
                ? remaining()
                : Math.min(remaining(), Math.max(0, parent.filled - filled));
    }

    /** True if the order may trade now as far as its parent is concerned. */
    boolean isReleased() {
        return parent == null || parent.filled > 0;
    }

    boolean isTriggered() {
        return triggered || !ticket.kind().waitsForTrigger();
    }

    void trigger() {
        triggered = true;
    }

    /** The stop level: fixed, or where the trail has got to; null before a trail has begun. */
    public @Nullable Price stopLevel() {
        return ticket.kind().isTrailing() ? trailingStop : ticket.aux();
    }

    void trailTo(Price level) {
        trailingStop = level;
    }

    /** The worst price at which the order may trade; null if any will do. */
    @Nullable Price limitPrice() {
        Price stop = trailingStop;
        Price offset = ticket.limitOffset();
        if (ticket.kind() == OrderKind.TRAIL_LIMIT && stop != null && offset != null) {
            return ticket.buy() ? stop.plus(offset) : stop.minus(offset);
        }
        return ticket.limit();
    }

    void fill(int contracts, Price price, Money charged) {
        filled += contracts;
        lastFillPrice = price;
        notional = notional.plus(contract.instrument().value(price, contracts));
        commission = commission.plus(charged);
    }

    @Nullable Price lastFillPrice() {
        return lastFillPrice;
    }

    Money commission() {
        return commission;
    }

    /** Average price of the fills so far, 0 before the first. */
    BigDecimal averagePrice() {
        if (filled == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal pointsTimesContracts =
                BigDecimal.valueOf(notional.nanos())
                        .divide(
                                BigDecimal.valueOf(contract.instrument().pointValue().nanos()),
                                MathContext.DECIMAL64);
        BigDecimal average =
                pointsTimesContracts
                        .divide(BigDecimal.valueOf(filled), MathContext.DECIMAL64)
                        .stripTrailingZeros();
        return average.scale() < 0 ? average.setScale(0) : average;
    }

    /** Why the order does not work yet, in the protocol's words; empty when it works. */
    String whyHeld() {
        if (!phase.isLive() || phase == OrderPhase.SUBMITTED) {
            return "";
        }
        String child = isReleased() ? "" : "child";
        String trigger = ticket.kind().isStop() && !isTriggered() ? "trigger" : "";
        return child.isEmpty() || trigger.isEmpty() ? child + trigger : child + "," + trigger;
    }
}
