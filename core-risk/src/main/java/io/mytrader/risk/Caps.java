package io.mytrader.risk;

import io.mytrader.market.Money;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.SizingArithmetic;
import org.jspecify.annotations.Nullable;

/** Makes a size smaller, cap by cap, and remembers the last one that did. One entry's use. */
final class Caps {
    private final SizingArithmetic wanted;
    private int contracts;
    private String bindingName;
    private @Nullable Denial binding;

    Caps(SizingArithmetic wanted) {
        this.wanted = wanted;
        contracts = wanted.contracts();
        bindingName = wanted.binding();
    }

    /**
     * A cap on contracts.
     *
     * @param room contracts that the cap leaves; none when negative
     * @param held contracts that count already
     */
    void byContracts(String name, Outcome outcome, int room, int held, int threshold) {
        if (contracts > room) {
            bind(
                    name,
                    new Denial(outcome, (double) held + contracts, threshold),
                    Math.max(0, room));
        }
    }

    /**
     * A cap on money.
     *
     * @param perContract what each contract takes; a cap that takes nothing does not apply
     * @param available what all may take together; null is missing and leaves no contract
     */
    void byMoney(String name, Outcome outcome, Money perContract, @Nullable Money available) {
        if (contracts == 0 || !perContract.isPositive()) {
            return;
        }
        if (available == null) {
            bind(name, new Denial(Outcome.LIMIT_INPUT_MISSING, Double.NaN, Double.NaN), 0);
            return;
        }
        long room = Math.max(0, available.nanos() / perContract.nanos());
        if (contracts > room) {
            // A denial names what one contract takes, a reduction what all that were wanted take.
            int judged = room == 0 ? 1 : contracts;
            bind(
                    name,
                    new Denial(outcome, perContract.toDouble() * judged, available.toDouble()),
                    (int) room);
        }
    }

    /** The cap that decided, or null if none did. */
    @Nullable Denial binding() {
        return binding;
    }

    SizingArithmetic arithmetic() {
        return new SizingArithmetic(
                wanted.method(),
                wanted.equity(),
                wanted.riskPerContract(),
                wanted.rawFraction(),
                wanted.shrunkFraction(),
                wanted.scaledFraction(),
                wanted.uncappedContracts(),
                contracts,
                bindingName);
    }

    private void bind(String name, Denial denial, int room) {
        contracts = room;
        bindingName = name;
        binding = denial;
    }
}
