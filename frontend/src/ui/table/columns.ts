import type { ReactNode } from "react";

export type Column<T> = {
  key: string;
  label: string;
  /** Right-aligned. */
  isNumber?: boolean;
  /** Not shown until the person chooses it. */
  isExtra?: boolean;
  about?: string;
  show: (row: T) => ReactNode;
  /** The value in a CSV file: plain numbers, ISO times. */
  csv: (row: T) => string | number | null;
  tone?: (row: T) => string;
};

/** The rows as CSV (RFC 4180), every column. */
export function toCsv<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const line = (cells: readonly (string | number | null)[]) => cells.map(quoted).join(",");
  return [
    line(columns.map((column) => column.key)),
    ...rows.map((row) => line(columns.map((column) => column.csv(row)))),
  ]
    .join("\r\n")
    .concat("\r\n");
}

function quoted(cell: string | number | null): string {
  if (cell === null) return "";
  // A text that a spreadsheet would run as a formula is kept a text.
  const text = typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function download(name: string, text: string, type = "text/csv"): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
