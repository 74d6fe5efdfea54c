import { useShallow } from "zustand/react/shallow";
import type { Position } from "../../api/bodies";
import { priceDecimals } from "../../format/instruments";
import { plain, signed, toneOf } from "../../format/numbers";
import { span } from "../../format/time";
import { shownSymbol } from "../../live/model";
import { live, useLive } from "../../live/store";
import { Empty } from "../../ui/Empty";
import { Panel } from "../../ui/Panel";
import { protectionOf } from "../protection";
import styles from "./PositionPanel.module.css";
import { unrealizedAt } from "./unrealized";

/** The open position: result in money and R, distance to stop and target. */
export function PositionPanel({ className }: { className?: string | undefined }) {
  const symbol = useLive(shownSymbol);
  const position = useLive((state) => state.positions.find((one) => one.symbol === symbol));
  const elsewhere = useLive(
    useShallow((state) => state.positions.filter((one) => one.symbol !== symbol && one.contracts !== 0)),
  );
  if (position === undefined || position.contracts === 0) {
    return (
      <Panel title="Position" padded={false} className={className}>
        <Empty>Flat. An entry shows here with its stop and target.</Empty>
        <Elsewhere positions={elsewhere} />
      </Panel>
    );
  }
  return (
    <Panel title="Position" aside={<Age symbol={position.symbol} />} className={className}>
      <Result position={position} />
      <Ruler position={position} />
      <Elsewhere positions={elsewhere} />
    </Panel>
  );
}

/** Positions in the instruments that are not shown: one click away, never out of sight. */
function Elsewhere({ positions }: { positions: readonly Position[] }) {
  if (positions.length === 0) return null;
  return (
    <div className={styles.elsewhere}>
      {positions.map((position) => (
        <Other key={position.symbol} position={position} />
      ))}
    </div>
  );
}

function Other({ position }: { position: Position }) {
  const { symbol, contracts } = position;
  const pnl = useUnrealized(position);
  return (
    <button type="button" className={styles.other} onClick={() => live.choose(symbol)}>
      also {contracts > 0 ? "long" : "short"} {Math.abs(contracts)} {symbol}{" "}
      <span className={toneOf(pnl)}>{signed(pnl)}</span>
    </button>
  );
}

function useUnrealized(position: Position): number {
  return unrealizedAt(position, usePrice(position));
}

/** The newest price; before the first one over the socket, that of the position. */
function usePrice({ symbol, current_price: before }: Position): number | null {
  return useLive((state) => state.tapes[symbol]?.price?.price ?? before);
}

/** How long the position has been held, by its newest entry, in engine time. */
function Age({ symbol }: { symbol: string }) {
  const time = useLive((state) => state.time);
  const entry = useLive(
    (state) => state.fills.findLast((fill) => fill.symbol === symbol && fill.role === "ENTRY")?.time,
  );
  if (!time || !entry) return null;
  return (
    <span className="muted" title="Time since the entry">
      {span(Date.parse(time) - Date.parse(entry))}
    </span>
  );
}

function Result({ position }: { position: Position }) {
  const { symbol, contracts, average_price: average, initial_risk: risk } = position;
  const pnl = useUnrealized(position);
  const r = risk === null || risk === 0 ? null : pnl / risk;
  return (
    <div className={styles.line} data-testid="position">
      <span className={styles.side}>
        <span className={contracts > 0 ? "gain" : "loss"}>{contracts > 0 ? "▲ long" : "▼ short"}</span>{" "}
        {Math.abs(contracts)} {symbol} @ {plain(average, priceDecimals(symbol))}
      </span>
      <span className={`${styles.pnl} ${toneOf(pnl)}`} data-testid="unrealized">
        {signed(pnl)}
      </span>
      <span
        className={toneOf(r)}
        title={r === null ? "The risk at entry is not known." : "Result per money at risk at entry"}
      >
        {signed(r)} R
      </span>
    </div>
  );
}

function Ruler({ position }: { position: Position }) {
  const price = usePrice(position);
  const orders = useLive((state) => state.orders);
  const { stop, target } = protectionOf(position.symbol, orders, position);
  const decimals = priceDecimals(position.symbol);
  const place = (value: number | null) =>
    value === null || stop === null || target === null
      ? null
      : Math.min(1, Math.max(0, (value - stop) / (target - stop))) * 100;
  const now = place(price);
  const entry = place(position.average_price);
  const away = (level: number | null) =>
    level === null || price === null ? "no order" : `${plain(Math.abs(price - level), decimals)} away`;
  return (
    <div className={styles.ruler}>
      <span className={styles.end}>
        <strong className="loss">stop {plain(stop, decimals)}</strong>
        <span className={stop === null ? "loss" : "muted"}>{away(stop)}</span>
      </span>
      <div className={styles.track} aria-hidden>
        {entry === null ? null : <div className={styles.entry} style={{ left: `${entry}%` }} title="Entry" />}
        {now === null ? null : <div className={styles.now} style={{ left: `${now}%` }} title="Now" />}
      </div>
      <span className={`${styles.end} ${styles.right}`}>
        <strong className="gain">{plain(target, decimals)} target</strong>
        <span className="muted">{away(target)}</span>
      </span>
    </div>
  );
}
