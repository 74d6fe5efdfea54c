package io.mytrader.simulation;

/**
 * How the simulated exchange fills.
 *
 * @param slippageTicks taken against market and stop orders, at least 0
 * @param intrabar which of stop and target fills when one bar touches both
 */
public record SimulationSettings(int slippageTicks, IntrabarPath intrabar) {
    public SimulationSettings {
        if (slippageTicks < 0) {
            throw new IllegalArgumentException("negative slippage: " + slippageTicks);
        }
    }

    public static SimulationSettings defaults() {
        return new SimulationSettings(1, IntrabarPath.PESSIMISTIC);
    }
}
