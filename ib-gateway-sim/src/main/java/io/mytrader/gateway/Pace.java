package io.mytrader.gateway;

/** How the gateway's time moves. */
public sealed interface Pace {
    /**
     * With the wall clock.
     *
     * @param speed gateway seconds per wall second, above zero
     */
    record Running(double speed) implements Pace {
        public Running {
            if (!(speed > 0)) {
                throw new IllegalArgumentException("speed must be above zero: " + speed);
            }
        }
    }

    /** Only when it is stepped from outside. */
    record Stepped() implements Pace {}
}
