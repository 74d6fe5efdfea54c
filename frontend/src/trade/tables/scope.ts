import { hasSeveral, shownSymbol } from "../../live/model";
import { useLive } from "../../live/store";
import { useStored } from "../../ui/useStored";

/** Whose rows the tables show; `only` is null for those of all instruments. */
export type Scope = {
  symbol: string | null;
  isSeveral: boolean;
  only: string | null;
  toggle: () => void;
};

/** The instrument that the page shows, unless the trader wants all. */
export function useScope(): Scope {
  const isSeveral = useLive(hasSeveral);
  const symbol = useLive(shownSymbol);
  const [isFollowing, setFollowing] = useStored("tables-follow", true);
  return {
    symbol,
    isSeveral,
    only: isSeveral && isFollowing ? symbol : null,
    toggle: () => setFollowing(!isFollowing),
  };
}

export function isIn({ only }: Scope, row: { symbol: string }): boolean {
  return only === null || row.symbol === only;
}

/** How many rows are asked for: the server's lists are of all instruments. */
export function useLookBack(): number {
  return useLive(hasSeveral) ? 1_000 : 200;
}
