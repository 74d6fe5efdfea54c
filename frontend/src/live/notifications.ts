import type { Message } from "../api/messages";
import { plain, signed, words } from "../format/numbers";

type Note = { title: string; body: string };

const KEY = "mytrader-notifications";

export function canNotify(): boolean {
  return "Notification" in window;
}

export function isNotifying(): boolean {
  return canNotify() && Notification.permission === "granted" && localStorage.getItem(KEY) === "on";
}

/** Asks the person; true when notes will be shown. */
export async function startNotifying(): Promise<boolean> {
  if (!canNotify()) return false;
  const answer = await Notification.requestPermission();
  localStorage.setItem(KEY, answer === "granted" ? "on" : "off");
  return answer === "granted";
}

export function stopNotifying(): void {
  localStorage.setItem(KEY, "off");
}

/** Tells the desktop of fills, halts and lost connections while the page is not looked at. */
export function notifyOf(event: Message | Note): void {
  // The cheap questions first: prices come often, and asking for the permission leaves the process.
  if (document.visibilityState === "visible") return;
  const note = "type" in event ? noteOf(event) : event;
  if (note && isNotifying()) new Notification(note.title, { body: note.body, icon: "/icon-192.png", tag: note.title });
}

export function noteOf(message: Message): Note | null {
  switch (message.type) {
    case "trade_executed": {
      const what = `${message.side} ${message.quantity} ${message.symbol} @ ${plain(message.price)}`;
      return message.pnl === null
        ? { title: "Filled", body: what }
        : { title: `Closed ${signed(message.pnl)}`, body: what };
    }
    case "halted":
      return { title: "Trading halted", body: `${words(message.reason)}: only exits until you resume.` };
    case "connection":
      return message.connected
        ? { title: "Broker connected", body: message.detail }
        : { title: "Broker connection lost", body: message.detail };
    default:
      return null;
  }
}
