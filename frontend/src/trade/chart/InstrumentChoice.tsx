import { useShallow } from "zustand/react/shallow";
import { hasSeveral, shownSymbol } from "../../live/model";
import { live, useLive } from "../../live/store";
import styles from "./ChartPanel.module.css";

/** Which of the session's instruments the page shows; nothing where there is no choice. */
export function InstrumentChoice() {
  const isShown = useLive(hasSeveral);
  const chosen = useLive(shownSymbol);
  const symbols = useLive(useShallow((state) => (state.status?.instruments ?? []).map(({ symbol }) => symbol)));
  const positions = useLive((state) => state.positions);
  if (!isShown) return null;
  return (
    <div className={styles.instruments} role="group" aria-label="Instrument">
      {symbols.map((symbol) => {
        const contracts = positions.find((position) => position.symbol === symbol)?.contracts ?? 0;
        return (
          <button
            key={symbol}
            type="button"
            className={styles.instrument}
            aria-pressed={symbol === chosen}
            onClick={() => live.choose(symbol)}
          >
            {symbol}
            {contracts === 0 ? null : (
              <span className={contracts > 0 ? "gain" : "loss"}>
                {contracts > 0 ? " ▲" : " ▼"}
                {Math.abs(contracts)}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
