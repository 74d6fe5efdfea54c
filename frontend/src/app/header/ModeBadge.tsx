import { Menu } from "@mantine/core";
import { useTrading } from "../../api/actions";
import { useLive } from "../../live/store";
import { Icon } from "../../ui/Icon";
import styles from "./Header.module.css";

const SPEEDS = [1, 10, 30, 60, 120];

/** Paper or live, which broker, how fast time runs. */
export function ModeBadge() {
  const mode = useLive((state) => state.status?.trading_mode ?? null);
  const broker = useLive((state) => state.status?.broker ?? null);
  const account = useLive((state) => state.status?.account ?? null);
  const speed = useLive((state) => state.status?.speed ?? null);
  const isRunning = useLive((state) => state.status?.is_running ?? false);
  const isDryRun = useLive((state) => state.status?.is_dry_run ?? false);
  const change = useTrading("speed");
  if (mode === null) return <span className={styles.badge}>–</span>;
  const isSimulated = broker === "sim";
  const parts = [mode.toUpperCase(), isSimulated ? "SIM" : (broker ?? "").toUpperCase(), isDryRun ? "DRY RUN" : ""];
  const name = parts.filter(Boolean).join(" · ");
  const pace = speed === null || !isRunning ? "" : speed === 0 ? "max" : `${speed}x`;
  if (mode === "live") {
    return (
      <span className={styles.badge} data-testid="mode">
        {name} · {account}
      </span>
    );
  }
  if (!isSimulated || !isRunning) {
    return (
      <span className={styles.badge} data-testid="mode" title={account ? `Account ${account}` : undefined}>
        {name}
      </span>
    );
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={styles.badge} data-testid="mode" title="Speed of simulated time">
          {name} <span className="working">{pace}</span> <Icon name="down" size={10} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Simulated time per real time</Menu.Label>
        {SPEEDS.map((one) => (
          <Menu.Item key={one} onClick={() => change.mutate({ speed: one })}>
            {one === speed ? "● " : ""}
            {one}x
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
