import { plain } from "../../format/numbers";
import { roughly } from "../../format/time";
import { useNow } from "../../live/clock";
import { shownTape } from "../../live/model";
import { useLive } from "../../live/store";
import styles from "./Header.module.css";

/** A price counts as stale after this long without one; the server sends one every 5 s at least. */
const STALE_AFTER = 15_000;

type Shown = { tone: string; mark: string; text: string; why: string };

/** How fresh the prices are. */
export function DataState() {
  const now = useNow(200);
  const phase = useLive((state) => state.link.phase);
  const isRunning = useLive((state) => state.status?.is_running ?? false);
  const connected = useLive((state) => state.status?.connection.connected ?? false);
  const isOpen = useLive((state) => state.status?.market?.open ?? true);
  const price = useLive((state) => shownTape(state).price);
  const shown = stateOf(phase, isRunning, connected, isOpen, price, now);
  return (
    <span className={styles.fact} title={shown.why} data-testid="data-state">
      <span className={shown.tone}>{shown.mark}</span>
      <span>{shown.text}</span>
    </span>
  );
}

export function stateOf(
  phase: string,
  isRunning: boolean,
  connected: boolean,
  isOpen: boolean,
  price: { arrivedAt: number; delayed: boolean } | null,
  now: number,
): Shown {
  if (phase === "connecting") {
    return { tone: "muted", mark: "○", text: "connecting", why: "The page connects to its server." };
  }
  if (phase === "lost") {
    return { tone: "loss", mark: "■", text: "reconnecting", why: "The server does not answer; the page tries again." };
  }
  if (!isRunning) return { tone: "muted", mark: "○", text: "no session", why: "Prices come while a session runs." };
  if (!connected) {
    return { tone: "loss", mark: "■", text: "broker down", why: "No link to the broker; it is tried again." };
  }
  if (!isOpen) return { tone: "muted", mark: "◌", text: "market closed", why: "No prices until the market opens." };
  if (price === null || price.arrivedAt === 0) {
    return { tone: "muted", mark: "○", text: "waiting", why: "No price has come yet." };
  }
  const age = Math.max(0, now - price.arrivedAt);
  if (age > STALE_AFTER) {
    return { tone: "attention", mark: "▲", text: `stale ${roughly(age)}`, why: "No price for long: no entries." };
  }
  if (price.delayed) {
    return {
      tone: "attention",
      mark: "▲",
      text: "delayed",
      why: "Delayed data: no entries. A subscription brings live data.",
    };
  }
  return { tone: "gain", mark: "●", text: `live ${plain(age / 1000, 1)} s`, why: "Age of the newest price." };
}
