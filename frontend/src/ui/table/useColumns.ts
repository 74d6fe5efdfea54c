import { useMemo } from "react";
import { useStored } from "../useStored";
import type { Column } from "./columns";

/** Which columns of a table are shown; remembered by this browser. */
export function useColumns<T>(name: string, columns: readonly Column<T>[]) {
  const extras = columns.filter((column) => column.isExtra).map((column) => column.key);
  const [hidden, setHidden] = useStored<readonly string[]>(`columns-${name}`, extras);
  const shown = useMemo(() => {
    const chosen = columns.filter((column) => !hidden.includes(column.key));
    return chosen.length > 0 ? chosen : columns;
  }, [columns, hidden]);
  return { shown, hidden, setHidden };
}
