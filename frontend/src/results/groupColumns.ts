import { percentOf, signed, toneOf, words } from "../format/numbers";
import type { Column } from "../ui/table/columns";
import type { Row } from "./aggregate";

/** Columns of a table by day, strategy, regime and so on. */
export function groupColumns(label: string): readonly Column<Row>[] {
  const meanR = (row: Row) => (row.withR === 0 ? null : row.sumR / row.withR);
  return [
    { key: "name", label, show: (row) => words(row.name), csv: (row) => row.name },
    { key: "trades", label: "Trades", isNumber: true, show: (row) => row.trades, csv: (row) => row.trades },
    {
      key: "net",
      label: "Net",
      isNumber: true,
      show: (row) => signed(row.net),
      csv: (row) => row.net,
      tone: (row) => toneOf(row.net),
    },
    {
      key: "win_rate",
      label: "Won",
      isNumber: true,
      show: (row) => percentOf(row.wins / row.trades, 0),
      csv: (row) => row.wins / row.trades,
    },
    {
      key: "mean_r",
      label: "Mean R",
      isNumber: true,
      show: (row) => signed(meanR(row)),
      csv: meanR,
      tone: (row) => toneOf(meanR(row)),
    },
  ];
}
