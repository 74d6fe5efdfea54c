import { Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { useTrading } from "../api/actions";
import { useLive } from "../live/store";
import { openDialog, useDialog } from "./header/controlState";
import { PAGES } from "./header/Header";
import { useOpen } from "./header/useOpen";
import styles from "./Shortcuts.module.css";

const KEYS: readonly [string, string][] = [
  ["1 – 5", "Trade, Decisions, Performance, Backtest, Settings"],
  ["S", "Start or stop the session"],
  ["P", "Pause or resume entries"],
  ["F", "Flatten everything (asks first)"],
  ["?", "This list"],
  ["Esc", "Close what is open"],
];

/** Keys for what a trader does often. None does anything dangerous without a second step. */
export function Shortcuts() {
  const [, go] = useLocation();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const { positions } = useOpen();
  const pause = useTrading("pause");
  const resume = useTrading("resume");

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (useDialog.getState().dialog !== "none") return;
      const { status, link } = useLive.getState();
      const page = PAGES[Number(event.key) - 1];
      const isUp = link.phase === "open" && status !== null;
      if (page) go(page.path);
      else if (event.key === "?") setHelpOpen(true);
      else if (!isUp) return;
      else if (event.key === "s") {
        openDialog(!status.is_running ? "start" : positions.length > 0 ? "stop-keep" : "stop-flatten");
      } else if (event.key === "f" && status.is_running) openDialog("flatten");
      else if (event.key === "p" && status.is_running) {
        if (status.state === "trading" || status.state === "warming_up") pause.mutate(undefined);
        else if (status.state === "reducing") resume.mutate(undefined);
      } else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [go, positions.length, pause.mutate, resume.mutate]);

  return (
    <Modal
      opened={isHelpOpen}
      onClose={() => setHelpOpen(false)}
      title="Keys"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <dl className={styles.keys}>
        {KEYS.map(([key, what]) => (
          <div key={key} className={styles.row}>
            <dt>
              <kbd className={styles.key}>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
