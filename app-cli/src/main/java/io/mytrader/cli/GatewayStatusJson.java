package io.mytrader.cli;

import io.mytrader.gateway.GatewayStatus;
import io.mytrader.report.output.JsonOutput;
import java.time.Instant;
import java.util.Locale;

/** A simulated gateway's status as JSON. */
final class GatewayStatusJson {
    private GatewayStatusJson() {}

    static void write(GatewayStatus status, JsonOutput out) {
        out.beginObject();
        out.name("time").value(Instant.ofEpochMilli(status.millis()).toString());
        out.name("account").value(status.account());
        out.name("equity").value(status.equity().toPlainString());
        out.name("clients").beginArray();
        status.clients().forEach(out::value);
        out.endArray();
        out.name("positions").beginArray();
        for (GatewayStatus.PositionLine position : status.positions()) {
            out.beginObject();
            out.name("contract").value(position.localSymbol());
            out.name("contracts").value(position.contracts());
            out.name("average_cost").value(position.averageCost().toPlainString());
            out.endObject();
        }
        out.endArray();
        out.name("orders").beginArray();
        for (GatewayStatus.OrderLine order : status.orders()) {
            out.beginObject();
            out.name("client_id").value(order.clientId());
            out.name("order_id").value(order.orderId());
            out.name("order_ref").value(order.orderRef());
            out.name("contract").value(order.localSymbol());
            out.name("phase").value(order.phase().toLowerCase(Locale.ROOT));
            out.name("signed_quantity").value(order.signedQuantity());
            out.name("filled").value(order.filled());
            out.endObject();
        }
        out.endArray();
        out.name("troubles").beginArray();
        status.troubles().forEach(trouble -> out.value(trouble.name().toLowerCase(Locale.ROOT)));
        out.endArray();
        out.endObject().endLine();
    }
}
