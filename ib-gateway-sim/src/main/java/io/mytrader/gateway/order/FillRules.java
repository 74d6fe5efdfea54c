package io.mytrader.gateway.order;

/**
 * How orders meet the market.
 *
 * @param slippageTicks what market and stop orders lose against the last or stop price
 * @param limits when a resting limit fills
 * @param stopsKeepRegularHours whether a stop without outsideRth sleeps outside the regular hours
 * @param childrenOfCancelled what becomes of a bracket's exits when its entry is cancelled after a
 *     partial fill
 */
public record FillRules(
        int slippageTicks,
        LimitFill limits,
        boolean stopsKeepRegularHours,
        ChildrenOfCancelled childrenOfCancelled) {

    /** The rules of the product's own simulation. */
    public static final FillRules PRODUCT =
            new FillRules(1, LimitFill.TRADED_THROUGH, true, ChildrenOfCancelled.KEEP_FILLED_PART);

    /** When a resting limit order fills. */
    public enum LimitFill {
        /** As soon as a trade touches its price. */
        TOUCHED,
        /** Once a trade is better than its price. */
        TRADED_THROUGH
    }

    /** What becomes of the exits for the part of the entry that was filled. */
    public enum ChildrenOfCancelled {
        /** They shrink to what was filled and go on. */
        KEEP_FILLED_PART,
        /** They are cancelled with the entry. */
        CANCEL
    }
}
