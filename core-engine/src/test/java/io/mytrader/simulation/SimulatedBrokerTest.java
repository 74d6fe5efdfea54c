package io.mytrader.simulation;

import io.mytrader.broker.Broker;
import io.mytrader.broker.BrokerContract;
import io.mytrader.broker.BrokerFloor;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import java.time.Instant;
import java.util.List;

class SimulatedBrokerTest extends BrokerContract {
    private static final long MINUTE = 60_000;

    @Override
    protected BrokerFloor open() {
        SimulatedFloor floor = new SimulatedFloor();
        floor.trade("5300");
        return floor;
    }

    /** A market in which every price is a minute. */
    private static final class SimulatedFloor implements BrokerFloor {
        private final Instrument instrument = InstrumentCatalogue.find("MES").orElseThrow();
        private final SimulatedBroker broker =
                new SimulatedBroker(
                        SimulationSettings.defaults(), List.of(instrument), Money.ofUnits(100_000));
        private long minute = Instant.parse("2026-06-15T15:00:00Z").toEpochMilli();

        @Override
        public Broker broker() {
            return broker;
        }

        @Override
        public Instrument instrument() {
            return instrument;
        }

        @Override
        public void trade(String price) {
            double at = Double.parseDouble(price);
            broker.open(instrument, instrument.calendar().sessionAtOrAfter(minute), minute, at);
            broker.complete(instrument, new Bar(minute, minute + MINUTE, at, at, at, at, 100));
            minute += MINUTE;
        }

        @Override
        public void settle() {
            // Every answer comes before the call returns.
        }

        @Override
        public void close() {
            broker.disconnect();
        }
    }
}
