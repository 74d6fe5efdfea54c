package io.mytrader.ib.wire.client;

import io.mytrader.ib.wire.FieldReader;
import io.mytrader.ib.wire.FieldWriter;
import io.mytrader.ib.wire.RecordLayout;
import io.mytrader.ib.wire.contract.ComboLeg;
import io.mytrader.ib.wire.contract.ContractSpec;
import java.util.ArrayList;
import java.util.List;

/** The counted legs that a data request carries for security type BAG and for no other. */
final class BagLegs {
    private static final String BAG = "BAG";
    private static final RecordLayout<ComboLeg> LEG = RecordLayout.of(ComboLeg.class);

    private BagLegs() {}

    static List<ComboLeg> read(ContractSpec contract, FieldReader in) {
        List<ComboLeg> legs = new ArrayList<>();
        if (contract.secType().equals(BAG)) {
            for (int left = in.count(); left > 0; left--) {
                legs.add(LEG.read(in));
            }
        }
        return legs;
    }

    static void write(ContractSpec contract, List<ComboLeg> legs, FieldWriter out) {
        if (contract.secType().equals(BAG)) {
            out.integer(legs.size());
            legs.forEach(leg -> LEG.write(leg, out));
        }
    }
}
