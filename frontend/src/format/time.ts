import { NONE } from "./numbers";

/** All instruments trade at CME in Chicago; the server's times are UTC. */
export const EXCHANGE_ZONE = "America/Chicago";
export const EXCHANGE_LABEL = "CT";

type Parts = Intl.DateTimeFormatOptions;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(name: string, options: Parts): Intl.DateTimeFormat {
  let known = formats.get(name);
  if (!known) {
    known = new Intl.DateTimeFormat("en-GB", { timeZone: EXCHANGE_ZONE, hourCycle: "h23", ...options });
    formats.set(name, known);
  }
  return known;
}

const clockParts: Parts = { hour: "2-digit", minute: "2-digit", second: "2-digit" };
const dayParts: Parts = { day: "numeric", month: "short" };

/** "13:42:07" at the exchange. */
export function clock(instant: string | number | null | undefined): string {
  return instant === null || instant === undefined ? NONE : format("clock", clockParts).format(new Date(instant));
}

/** "13:42" at the exchange. */
export function minute(instant: string | number): string {
  return format("minute", { hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

/** "23 Nov" at the exchange. */
export function day(instant: string | number): string {
  return format("day", dayParts).format(new Date(instant));
}

/** "23 Nov 13:42:07" at the exchange. */
export function dayAndClock(instant: string | number | null | undefined): string {
  if (instant === null || instant === undefined) return NONE;
  return `${day(instant)} ${clock(instant)}`;
}

const HOUR = 3_600_000;
/** An exchange day ends at 17:00 in Chicago. */
const AFTER_ROLL = 7 * HOUR;
const DAYS_TO_MONDAY: Readonly<Record<number, number>> = { 6: 2, 0: 1 };

/**
 * "2026-11-23": the exchange day, sortable. It begins at 17:00 of the evening before, Monday's on Sunday.
 * Prices without an exchange (GENERIC) have UTC days, as at the server.
 */
export function exchangeDay(instant: string, symbol: string): string {
  const millis = Date.parse(instant);
  if (symbol === "GENERIC") return new Date(millis).toISOString().slice(0, 10);
  const date = new Date(millis + exchangeOffset(millis) + AFTER_ROLL);
  const weekend = DAYS_TO_MONDAY[date.getUTCDay()] ?? 0;
  return new Date(date.getTime() + weekend * 24 * HOUR).toISOString().slice(0, 10);
}

/** What the pointer learns about a time: exchange, UTC and local. */
export function everywhere(instant: string | number): string {
  const date = new Date(instant);
  const utc = date.toISOString().replace("T", " ").slice(0, 19);
  return `${dayAndClock(instant)} ${EXCHANGE_LABEL} · ${utc} UTC · local ${localFormat().format(date)}`;
}

let local: Intl.DateTimeFormat | undefined;

/** Formats are costly to make, so each is made once. */
function localFormat(): Intl.DateTimeFormat {
  local ??= new Intl.DateTimeFormat("en-GB", { ...dayParts, ...clockParts, hourCycle: "h23", timeZoneName: "short" });
  return local;
}

/** A span of milliseconds as "2:18:05", or "18:05" below an hour, "3 d 2 h" from a day on. */
export function span(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  if (days > 0) return `${days} d ${hours} h`;
  const two = (n: number) => String(n).padStart(2, "0");
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** A span in words that fit a header: "2 h 18 min", "18 min", "40 s". */
export function roughly(millis: number): string {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** Milliseconds by which the exchange's clock is ahead of UTC at an instant; negative in Chicago. */
export function exchangeOffset(instant: number): number {
  const hour = Math.floor(instant / 3_600_000);
  let known = offsets.get(hour);
  if (known === undefined) {
    const parts = format("offset", { ...clockParts, year: "numeric", month: "numeric", day: "numeric" }).formatToParts(
      new Date(hour * 3_600_000),
    );
    const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    known = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) - hour * 3_600_000;
    offsets.set(hour, known);
  }
  return known;
}

const offsets = new Map<number, number>();
