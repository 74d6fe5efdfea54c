import { useMantineColorScheme } from "@mantine/core";
import { useState } from "react";
import { tell } from "../api/actions";
import * as bodies from "../api/bodies";
import { post } from "../api/http";
import { queries } from "../api/queries";
import { canNotify, isNotifying, startNotifying, stopNotifying } from "../live/notifications";
import { useLive } from "../live/store";
import { Button } from "../ui/Button";
import { Confirm } from "../ui/Confirm";
import { Panel } from "../ui/Panel";
import styles from "./SettingsPage.module.css";

/** What this browser does, and the simulated account. */
export function PreferencesPanel() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [notifies, setNotifies] = useState(isNotifying);
  const toggle = async () => {
    if (notifies) {
      stopNotifying();
      setNotifies(false);
    } else if (await startNotifying()) setNotifies(true);
    else tell({ tone: "attention", text: "The browser does not allow notifications for this page.", reasons: [] });
  };
  return (
    <Panel title="This browser and the simulated account">
      <div className={styles.row}>
        <span>Theme</span>
        <Button onClick={() => setColorScheme(colorScheme === "light" ? "dark" : "light")}>
          {colorScheme === "light" ? "Use dark" : "Use light"}
        </Button>
      </div>
      <div className={styles.row}>
        <span>
          Notifications of fills, halts and lost connections
          <span className="muted"> while the page is in the background</span>
        </span>
        <Button disabled={!canNotify()} aria-pressed={notifies} onClick={() => void toggle()}>
          {notifies ? "On" : "Off"}
        </Button>
      </div>
      <ResetAccount />
    </Panel>
  );
}

function ResetAccount() {
  const broker = useLive((state) => state.status?.broker);
  const isRunning = useLive((state) => state.status?.is_running ?? false);
  const [asks, setAsks] = useState(false);
  const reset = () =>
    post("/api/account/reset", bodies.done).then(
      (answer) => {
        tell({ tone: "gain", text: answer.message, reasons: [] });
        void queries.invalidateQueries();
      },
      (error: Error) => tell({ tone: "loss", text: error.message, reasons: [] }),
    );
  if (broker !== "sim") return null;
  return (
    <div className={styles.row}>
      <span>
        Simulated account <span className="muted">{isRunning ? "can be reset when no session runs" : ""}</span>
      </span>
      <Button disabled={isRunning} onClick={() => setAsks(true)}>
        Reset
      </Button>
      <Confirm
        title="Reset the simulated account"
        consequences={["Position and balance of the simulated account begin afresh", "Recorded sessions stay"]}
        action="Reset"
        isOpen={asks}
        onConfirm={() => void reset()}
        onClose={() => setAsks(false)}
      />
    </div>
  );
}
