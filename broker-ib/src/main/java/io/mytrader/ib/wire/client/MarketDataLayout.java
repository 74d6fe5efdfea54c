package io.mytrader.ib.wire.client;

import io.mytrader.ib.wire.FieldReader;
import io.mytrader.ib.wire.FieldWriter;
import io.mytrader.ib.wire.Layout;
import io.mytrader.ib.wire.RecordLayout;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketData;
import io.mytrader.ib.wire.contract.ComboLeg;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.contract.DeltaNeutralContract;
import java.util.List;

/** reqMktData: the legs stand in the message only for a BAG, the hedge only behind a 1. */
final class MarketDataLayout implements Layout<RequestMarketData> {
    private static final RecordLayout<ContractSpec> CONTRACT = RecordLayout.of(ContractSpec.class);
    private static final RecordLayout<DeltaNeutralContract> DELTA_NEUTRAL =
            RecordLayout.of(DeltaNeutralContract.class);

    @Override
    public RequestMarketData read(FieldReader in) {
        int requestId = in.integer();
        ContractSpec contract = CONTRACT.read(in);
        List<ComboLeg> legs = BagLegs.read(contract, in);
        DeltaNeutralContract deltaNeutral = in.flag() ? DELTA_NEUTRAL.read(in) : null;
        return new RequestMarketData(
                requestId,
                contract,
                legs,
                deltaNeutral,
                in.text(),
                in.flag(),
                in.flag(),
                in.text());
    }

    @Override
    public void write(RequestMarketData request, FieldWriter out) {
        out.integer(request.requestId());
        CONTRACT.write(request.contract(), out);
        BagLegs.write(request.contract(), request.legs(), out);
        DeltaNeutralContract deltaNeutral = request.deltaNeutral();
        out.flag(deltaNeutral != null);
        if (deltaNeutral != null) {
            DELTA_NEUTRAL.write(deltaNeutral, out);
        }
        out.text(request.genericTickList())
                .flag(request.snapshot())
                .flag(request.regulatorySnapshot())
                .text(request.options());
    }
}
