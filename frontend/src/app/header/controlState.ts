import { create } from "zustand";

export type Dialog = "none" | "start" | "start-live" | "stop-keep" | "stop-flatten" | "flatten";

/** Which second step is open; buttons and shortcuts share it. */
export const useDialog = create<{ dialog: Dialog }>(() => ({ dialog: "none" }));

export function openDialog(dialog: Dialog): void {
  useDialog.setState({ dialog });
}
