package io.mytrader.ib.wire.client;

import io.mytrader.ib.wire.FieldReader;
import io.mytrader.ib.wire.FieldWriter;
import io.mytrader.ib.wire.Layout;
import io.mytrader.ib.wire.RecordLayout;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHistoricalData;
import io.mytrader.ib.wire.contract.ContractSpec;

/** reqHistoricalData: the legs stand in the message only for a BAG. */
final class HistoricalDataLayout implements Layout<RequestHistoricalData> {
    private static final RecordLayout<ContractSpec> CONTRACT = RecordLayout.of(ContractSpec.class);

    @Override
    public RequestHistoricalData read(FieldReader in) {
        int requestId = in.integer();
        ContractSpec contract = CONTRACT.read(in);
        return new RequestHistoricalData(
                requestId,
                contract,
                in.flag(),
                in.text(),
                in.text(),
                in.text(),
                in.flag(),
                in.text(),
                in.integer(),
                BagLegs.read(contract, in),
                in.flag(),
                in.text());
    }

    @Override
    public void write(RequestHistoricalData request, FieldWriter out) {
        out.integer(request.requestId());
        CONTRACT.write(request.contract(), out);
        out.flag(request.includeExpired())
                .text(request.endDateTime())
                .text(request.barSize())
                .text(request.duration())
                .flag(request.regularHoursOnly())
                .text(request.whatToShow())
                .integer(request.formatDate());
        BagLegs.write(request.contract(), request.legs(), out);
        out.flag(request.keepUpToDate()).text(request.chartOptions());
    }
}
