package io.mytrader.ib.wire.client;

import io.mytrader.ib.wire.WireMessage;
import io.mytrader.ib.wire.contract.ComboLeg;
import io.mytrader.ib.wire.contract.ContractSpec;
import java.util.List;

/** Requests for historical data. */
public sealed interface HistoryRequest extends ClientMessage {

    /**
     * Asks for bars; laid out by {@link HistoricalDataLayout}.
     *
     * @param endDateTime empty for now, and always empty with {@code keepUpToDate}
     * @param barSize {@code 1 min}, {@code 5 mins}, …
     * @param duration {@code 1 D}, {@code 1800 S}, …
     * @param whatToShow {@code TRADES}, {@code BID}, …
     * @param formatDate 1 for text in the exchange's zone, 2 for epoch seconds
     * @param legs present on the wire only for security type BAG
     * @param keepUpToDate go on with updates of the current bar
     */
    @WireMessage(id = 20)
    record RequestHistoricalData(
            int requestId,
            ContractSpec contract,
            boolean includeExpired,
            String endDateTime,
            String barSize,
            String duration,
            boolean regularHoursOnly,
            String whatToShow,
            int formatDate,
            List<ComboLeg> legs,
            boolean keepUpToDate,
            String chartOptions)
            implements HistoryRequest {
        /** Copies the legs. */
        public RequestHistoricalData {
            legs = List.copyOf(legs);
        }
    }

    /** Ends a request for bars, or its updates. */
    @WireMessage(id = 25, version = 1)
    record CancelHistoricalData(int requestId) implements HistoryRequest {}

    /** Asks for the time of the oldest data. */
    @WireMessage(id = 87)
    record RequestHeadTimestamp(
            int requestId,
            ContractSpec contract,
            boolean includeExpired,
            boolean regularHoursOnly,
            String whatToShow,
            int formatDate)
            implements HistoryRequest {}

    /** Ends a head timestamp request, which holds a slot even after its answer. */
    @WireMessage(id = 90)
    record CancelHeadTimestamp(int requestId) implements HistoryRequest {}

    /**
     * Asks for single ticks of the past.
     *
     * @param startDateTime exactly one of start and end is set
     * @param numberOfTicks at most 1000
     * @param whatToShow {@code TRADES}, {@code BID_ASK} or {@code MIDPOINT}
     */
    @WireMessage(id = 96)
    record RequestHistoricalTicks(
            int requestId,
            ContractSpec contract,
            boolean includeExpired,
            String startDateTime,
            String endDateTime,
            int numberOfTicks,
            String whatToShow,
            boolean regularHoursOnly,
            boolean ignoreSize,
            String miscOptions)
            implements HistoryRequest {}
}
