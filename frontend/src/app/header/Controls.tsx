import { Menu } from "@mantine/core";
import { dismissNotice, useNotice, useTrading } from "../../api/actions";
import { useLive } from "../../live/store";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/Icon";
import { cancelling, closing, keeping } from "./consequences";
import { openDialog, useDialog } from "./controlState";
import styles from "./Header.module.css";
import { StartDialog } from "./StartDialog";
import { useOpen } from "./useOpen";

/** Start or stop, pause, flatten. */
export function Controls() {
  const isUp = useLive((state) => state.link.phase === "open" && state.status !== null);
  const isRunning = useLive((state) => state.status?.is_running ?? false);
  return (
    <>
      <div className={styles.controls} role="group" aria-label="Trading controls">
        {isRunning ? <StopMenu isUp={isUp} /> : <StartButton isUp={isUp} />}
        <PauseButton isUp={isUp} isRunning={isRunning} />
        <Button
          kind="outlined"
          disabled={!isUp || !isRunning}
          title="Close every position and cancel every order (F)"
          onClick={() => openDialog("flatten")}
        >
          <Icon name="flatten" /> Flatten
        </Button>
      </div>
      <Dialogs />
    </>
  );
}

function StartButton({ isUp }: { isUp: boolean }) {
  return (
    <Button kind="primary" disabled={!isUp} title="Start a session (S)" onClick={() => openDialog("start")}>
      <Icon name="play" /> Start
    </Button>
  );
}

function StopMenu({ isUp }: { isUp: boolean }) {
  const { positions } = useOpen();
  const stop = useTrading("stop");
  const isOpen = positions.length > 0;
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button disabled={!isUp || stop.isPending} title="Stop the session (S)">
          <Icon name="stop" /> Stop <Icon name="down" size={10} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => (isOpen ? openDialog("stop-keep") : stop.mutate({ flatten: false }))}>
          {isOpen ? "Stop, keep the position" : "Stop"}
        </Menu.Item>
        {isOpen ? <Menu.Item onClick={() => openDialog("stop-flatten")}>Stop and close the position</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function PauseButton({ isUp, isRunning }: { isUp: boolean; isRunning: boolean }) {
  const state = useLive((live) => live.status?.state);
  const isLimited = useLive((live) => (live.risk?.reasons.length ?? 0) > 0);
  const pause = useTrading("pause");
  const resume = useTrading("resume");
  // A pause has no limit for a reason.
  const isPaused = state === "reducing" && !isLimited;
  const isHalted = state === "halted";
  if (isPaused || isHalted) {
    return (
      <Button
        disabled={!isUp || resume.isPending}
        title="Allow entries again (P)"
        onClick={() => resume.mutate(undefined)}
      >
        <Icon name="play" /> Resume
      </Button>
    );
  }
  return (
    <Button
      disabled={!isUp || !isRunning || pause.isPending}
      title="Exits only, no entries (P)"
      onClick={() => pause.mutate(undefined)}
    >
      <Icon name="pause" /> Pause
    </Button>
  );
}

function Dialogs() {
  const dialog = useDialog((state) => state.dialog);
  const { positions, orders } = useOpen();
  const stop = useTrading("stop");
  const flatten = useTrading("flatten");
  const close = () => openDialog("none");
  const everything = [...closing(positions), ...cancelling(orders)];
  const nothingOpen = ["No position and no order is open: only new entries are prevented"];
  return (
    <>
      <StartDialog isOpen={dialog === "start"} onClose={close} />
      <Confirm
        title="Flatten everything"
        consequences={[...(everything.length > 0 ? everything : nothingOpen), "Pause: no entries until you resume"]}
        action="Flatten now"
        isOpen={dialog === "flatten"}
        onConfirm={() => flatten.mutate(undefined)}
        onClose={close}
      />
      <Confirm
        title="Stop and close the position"
        consequences={[...everything, "End the session"]}
        action="Close and stop"
        isOpen={dialog === "stop-flatten"}
        onConfirm={() => stop.mutate({ flatten: true })}
        onClose={close}
      />
      <Confirm
        title="Stop and keep the position"
        consequences={[...keeping(positions), ...cancelling(orders, ["ENTRY"]), "End the session"]}
        action="Keep and stop"
        isOpen={dialog === "stop-keep"}
        onConfirm={() => stop.mutate({ flatten: false })}
        onClose={close}
      />
    </>
  );
}

const MARKS = { gain: "✓", attention: "▲", loss: "■" } as const;

/** What became of the newest action. */
export function Notice() {
  const notice = useNotice((state) => state.notice);
  if (notice === null) return null;
  return (
    <div className={styles.notice} role={notice.tone === "loss" ? "alert" : "status"} data-testid="notice">
      <span className={notice.tone}>{MARKS[notice.tone]}</span>
      <span>
        {notice.text}
        {notice.reasons.filter((reason) => reason !== notice.text).map((reason) => ` ${reason}`)}
      </span>
      <Button kind="quiet" small aria-label="Dismiss" onClick={dismissNotice}>
        <Icon name="close" size={12} />
      </Button>
    </div>
  );
}
