import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { Button } from "./Button";
import styles from "./Confirm.module.css";

type Props = {
  title: string;
  /** What will happen, line by line. */
  consequences: readonly ReactNode[];
  /** The verb on the button, such as "Flatten now". */
  action: string;
  isOpen: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
};

/** The second step before what can not be taken back; it states the consequence. */
export function Confirm({ title, consequences, action, isOpen, onConfirm, onClose, children }: Props) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ "aria-label": "Close" }}>
      <div className={styles.body}>
        <ul className={styles.consequence}>
          {consequences.map((line, index) => (
            // The lines of one dialog neither move nor change.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index}>{line}</li>
          ))}
        </ul>
        {children}
        <div className={styles.actions}>
          <Button onClick={onClose}>Not now</Button>
          <Button
            kind="danger"
            data-autofocus
            onClick={() => {
              onClose();
              onConfirm();
            }}
          >
            {action}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
