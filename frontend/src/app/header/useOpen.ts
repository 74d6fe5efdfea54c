import { useShallow } from "zustand/react/shallow";
import { isWorking } from "../../live/model";
import { useLive } from "../../live/store";

/** Positions that are not flat and orders that work. */
export function useOpen() {
  const positions = useLive(useShallow((state) => state.positions.filter((position) => position.contracts !== 0)));
  const orders = useLive(useShallow((state) => Object.values(state.orders).filter(isWorking)));
  return { positions, orders };
}
