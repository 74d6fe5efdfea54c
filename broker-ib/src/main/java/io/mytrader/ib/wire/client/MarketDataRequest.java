package io.mytrader.ib.wire.client;

import io.mytrader.ib.wire.WireMessage;
import io.mytrader.ib.wire.contract.ComboLeg;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.contract.DeltaNeutralContract;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests for live market data. */
public sealed interface MarketDataRequest extends ClientMessage {

    /**
     * Subscribes to quotes and trades; laid out by {@link MarketDataLayout}.
     *
     * @param legs present on the wire only for security type BAG
     * @param genericTickList comma-separated numbers of further ticks
     */
    @WireMessage(id = 1, version = 11)
    record RequestMarketData(
            int requestId,
            ContractSpec contract,
            List<ComboLeg> legs,
            @Nullable DeltaNeutralContract deltaNeutral,
            String genericTickList,
            boolean snapshot,
            boolean regulatorySnapshot,
            String options)
            implements MarketDataRequest {
        /** Copies the legs. */
        public RequestMarketData {
            legs = List.copyOf(legs);
        }

        /** A lasting subscription to the default ticks. */
        public static RequestMarketData streaming(int requestId, ContractSpec contract) {
            return new RequestMarketData(
                    requestId, contract, List.of(), null, "", false, false, "");
        }

        /**
         * A lasting subscription to everything that a news provider publishes.
         *
         * <p>Contract and ticks as in rust-ibapi (MIT) and an answer in the issues of ib_insync:
         * security type NEWS, symbol {@code BRFG:BRFG_ALL} at exchange {@code BRFG}; 292 asks for
         * headlines, {@code mdoff} leaves out the quotes, which a tape does not have.
         *
         * @param provider its code
         */
        public static RequestMarketData newsTape(int requestId, String provider) {
            return new RequestMarketData(
                    requestId,
                    new ContractSpec(
                            0,
                            provider + ":" + provider + "_ALL",
                            "NEWS",
                            "",
                            BigDecimal.ZERO,
                            "",
                            "",
                            provider,
                            "",
                            "",
                            "",
                            ""),
                    List.of(),
                    null,
                    "mdoff,292",
                    false,
                    false,
                    "");
        }
    }

    /** Ends a market data subscription. */
    @WireMessage(id = 2, version = 2)
    record CancelMarketData(int requestId) implements MarketDataRequest {}

    /** Chooses 1 live, 2 frozen, 3 delayed or 4 delayed-frozen data for this connection. */
    @WireMessage(id = 59, version = 1)
    record RequestMarketDataType(int type) implements MarketDataRequest {}

    /**
     * Subscribes to bars of five seconds.
     *
     * @param barSeconds ignored by the server
     */
    @WireMessage(id = 50, version = 3)
    record RequestRealTimeBars(
            int requestId,
            ContractSpec contract,
            int barSeconds,
            String whatToShow,
            boolean regularHoursOnly,
            String options)
            implements MarketDataRequest {}

    /** Ends a subscription to five-second bars. */
    @WireMessage(id = 51, version = 1)
    record CancelRealTimeBars(int requestId) implements MarketDataRequest {}

    /**
     * Subscribes to every single tick.
     *
     * @param tickType {@code Last}, {@code AllLast}, {@code BidAsk} or {@code MidPoint}
     */
    @WireMessage(id = 97)
    record RequestTickByTick(
            int requestId,
            ContractSpec contract,
            String tickType,
            int numberOfTicks,
            boolean ignoreSize)
            implements MarketDataRequest {}

    /** Ends a tick-by-tick subscription. */
    @WireMessage(id = 98)
    record CancelTickByTick(int requestId) implements MarketDataRequest {}
}
