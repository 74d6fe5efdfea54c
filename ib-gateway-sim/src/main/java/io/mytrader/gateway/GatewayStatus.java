package io.mytrader.gateway;

import io.mytrader.gateway.fault.TimedFault.Trouble;
import java.math.BigDecimal;
import java.util.List;

/**
 * The gateway at an instant.
 *
 * @param clients ids of the clients that are ready
 * @param equity cash and open profit, in the account's currency
 * @param troubles what is wrong right now
 */
public record GatewayStatus(
        long millis,
        String account,
        List<Integer> clients,
        List<PositionLine> positions,
        List<OrderLine> orders,
        BigDecimal equity,
        List<Trouble> troubles) {

    /** A position that is not flat; negative when short. */
    public record PositionLine(String localSymbol, int contracts, BigDecimal averageCost) {}

    /** An order that is not over. */
    public record OrderLine(
            int clientId,
            int orderId,
            String orderRef,
            String localSymbol,
            String phase,
            int signedQuantity,
            int filled) {}
}
