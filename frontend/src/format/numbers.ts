/** Shown where the server has no figure. */
export const NONE = "–";
const MINUS = "−";

const formats = new Map<string, Intl.NumberFormat>();

function format(decimals: number): Intl.NumberFormat {
  const key = String(decimals);
  let known = formats.get(key);
  if (!known) {
    known = new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formats.set(key, known);
  }
  return known;
}

/** The decimals that prices of a tick need: 0.25 → 2, 1 → 0. */
export function decimalsOf(tick: number): number {
  const written = String(tick);
  const point = written.indexOf(".");
  return point < 0 ? 0 : written.length - point - 1;
}

/** 6842.25 → "6,842.25"; a real minus sign; an en dash for no value. */
export function plain(value: number | null | undefined, decimals = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
  const rounded = format(decimals).format(Math.abs(value));
  const isZero = Number(Math.abs(value).toFixed(decimals)) === 0;
  return value < 0 && !isZero ? MINUS + rounded : rounded;
}

/** Always with its sign, but for zero: "+88.50", "−12.00", "0.00". */
export function signed(value: number | null | undefined, decimals = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
  const isZero = Number(Math.abs(value).toFixed(decimals)) === 0;
  return value > 0 && !isZero ? `+${plain(value, decimals)}` : plain(value, decimals);
}

/** A fraction as percent: 0.4286 → "42.9 %". */
export function percentOf(fraction: number | null | undefined, decimals = 1): string {
  return fraction === null || fraction === undefined ? NONE : percent(fraction * 100, decimals);
}

/** A number that is percent already: 0.8 → "0.80 %". */
export function percent(value: number | null | undefined, decimals = 2): string {
  const text = plain(value, decimals);
  return text === NONE ? NONE : `${text}\u202f%`;
}

const looseFormats = new Map<number, Intl.NumberFormat>();

function looseFormat(most: number): Intl.NumberFormat {
  let known = looseFormats.get(most);
  if (!known) {
    known = new Intl.NumberFormat("en-US", { maximumFractionDigits: most });
    looseFormats.set(most, known);
  }
  return known;
}

/** Whatever has no fixed number of decimals: up to `most` of them. */
export function loose(value: number | null | undefined, most = 4): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
  const text = looseFormat(most).format(Math.abs(value));
  return value < 0 && text !== "0" ? MINUS + text : text;
}

export type Tone = "gain" | "loss" | "flat";

export function toneOf(value: number | null | undefined): Tone {
  if (value === null || value === undefined || !Number.isFinite(value) || Math.abs(value) < 0.005) return "flat";
  return value > 0 ? "gain" : "loss";
}

/** An identifier as words: "daily_loss" or "DAILY_LOSS" → "daily loss". */
export function words(name: string): string {
  return name.replaceAll("_", " ").toLowerCase();
}
