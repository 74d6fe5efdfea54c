package io.mytrader.order;

/**
 * A request that the risk gate let pass; the only thing a broker accepts.
 *
 * <p>Only the risk gate calls {@link #approvedByRiskGate}; an architecture test enforces it.
 */
public final class ApprovedOrder {
    private final OrderRequest request;

    private ApprovedOrder(OrderRequest request) {
        this.request = request;
    }

    public static ApprovedOrder approvedByRiskGate(OrderRequest request) {
        return new ApprovedOrder(request);
    }

    public OrderRequest request() {
        return request;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApprovedOrder that && request.equals(that.request);
    }

    @Override
    public int hashCode() {
        return request.hashCode();
    }

    @Override
    public String toString() {
        return "ApprovedOrder[" + request + "]";
    }
}
