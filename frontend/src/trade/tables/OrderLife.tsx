import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Order } from "../../api/bodies";
import { ask } from "../../api/queries";
import { priceDecimals } from "../../format/instruments";
import { plain, words } from "../../format/numbers";
import { logEntry } from "../../live/log";
import { useLive } from "../../live/store";
import { Figure } from "../../ui/Figure";
import { Time } from "../../ui/Time";
import styles from "./OrderLife.module.css";

/** One order from intent to end: its facts and everything that happened to it. */
export function OrderLife({ order, onClose }: { order: Order | null; onClose: () => void }) {
  return (
    <Modal
      opened={order !== null}
      onClose={onClose}
      title={order ? `Order ${order.order_id}` : ""}
      size="lg"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {order ? <Life order={order} /> : null}
    </Modal>
  );
}

function Life({ order: opened }: { order: Order }) {
  const order = useLive((state) => state.orders[opened.order_id]) ?? opened;
  const decimals = priceDecimals(order.symbol);
  const { data } = useQuery({
    queryKey: ["order-events", order.order_id, order.updated_at],
    queryFn: async () => (await ask.events(0)).flatMap((message) => logEntry(message) ?? []),
  });
  const recent = useLive((state) => state.log);
  const steps = new Map<number, NonNullable<typeof data>[number]>();
  for (const entry of [...(data ?? []), ...recent]) {
    if (entry.orderId === order.order_id) steps.set(entry.seq ?? -entry.key, entry);
  }
  return (
    <>
      <div className={styles.facts}>
        <Figure label="Role" value={words(order.role)} />
        <Figure label="Side" value={`${words(order.action)} ${order.quantity} ${order.symbol}`} />
        <Figure label="Type" value={`${words(order.order_type)}, ${order.time_in_force}`} />
        <Figure label="Limit" value={plain(order.limit_price, decimals)} />
        <Figure label="Stop" value={plain(order.stop_price, decimals)} />
        <Figure label="Filled" value={`${order.filled_quantity} of ${order.quantity}`} />
        <Figure label="Status" value={order.status} note={words(order.state)} />
        <Figure label="Broker's number" value={order.perm_id ?? "–"} />
        <Figure label="Parent" value={order.parent_id ?? "–"} />
      </div>
      {order.message ? <p className="attention">{order.message}</p> : null}
      <ol className={styles.life}>
        {[...steps.values()]
          .sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0))
          .map((entry) => (
            <li key={entry.key} className={styles.step}>
              <span className="muted">
                <Time at={entry.time} withDay />
              </span>
              <span>{entry.text}</span>
            </li>
          ))}
      </ol>
      {steps.size === 0 ? <p className="muted">Its events are older than what the server keeps at hand.</p> : null}
    </>
  );
}
