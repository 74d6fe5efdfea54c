package io.mytrader.gateway.fault;

import java.util.List;
import java.util.stream.Stream;

/** All that goes wrong in a run. Immutable. */
public record FaultScript(List<Fault> faults) {
    /** Nothing goes wrong. */
    public static final FaultScript NONE = new FaultScript(List.of());

    /** Copies the list. */
    public FaultScript {
        faults = List.copyOf(faults);
    }

    /** A script of these faults. */
    public static FaultScript of(Fault... faults) {
        return new FaultScript(List.of(faults));
    }

    <F extends Fault> Stream<F> only(Class<F> kind) {
        return faults.stream().filter(kind::isInstance).map(kind::cast);
    }
}
