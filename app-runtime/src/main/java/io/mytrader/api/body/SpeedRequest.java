package io.mytrader.api.body;

/**
 * How fast simulated time goes.
 *
 * @param speed simulated time per wall time; 0 for as fast as possible
 */
public record SpeedRequest(double speed) {}
