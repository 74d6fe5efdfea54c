import { words } from "../../format/numbers";
import { useLive } from "../../live/store";
import styles from "./Header.module.css";

const LOOKS: Readonly<Record<string, { tone: string; mark: string; about: string }>> = {
  idle: { tone: "muted", mark: "○", about: "No session runs." },
  connecting: { tone: "working", mark: "◔", about: "The broker is being connected." },
  reconciling: { tone: "working", mark: "◑", about: "Positions and orders are compared with the broker's." },
  warming_up: { tone: "working", mark: "◕", about: "Bars are collected before the first decision." },
  trading: { tone: "gain", mark: "●", about: "Entries and exits." },
  reducing: { tone: "attention", mark: "▲", about: "Exits only." },
  degraded: { tone: "loss", mark: "■", about: "The broker is not connected: nothing is sent." },
  halted: { tone: "loss", mark: "■", about: "Exits only until you acknowledge." },
  draining: { tone: "working", mark: "◔", about: "Stopping: orders are being cancelled or closed." },
};

export function SessionState() {
  const state = useLive((live) => live.status?.state ?? null);
  const reasons = useLive((live) => live.status?.reasons ?? null);
  if (state === null) return null;
  const look = LOOKS[state] ?? { tone: "muted", mark: "○", about: "" };
  const why = reasons && reasons.length > 0 ? `${look.about} Because: ${reasons.map(words).join(", ")}.` : look.about;
  return (
    <span className={styles.state} title={why} data-testid="state" role="status">
      <span className={look.tone}>{look.mark}</span>
      {words(state)}
    </span>
  );
}
