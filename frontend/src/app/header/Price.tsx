import { priceDecimals } from "../../format/instruments";
import { NONE, plain, signed } from "../../format/numbers";
import { shownSymbol, shownTape } from "../../live/model";
import { useLive } from "../../live/store";
import styles from "./Header.module.css";

/** The instrument, its newest price and the change by the last tick. */
export function Price() {
  const symbol = useLive(shownSymbol);
  const price = useLive((state) => shownTape(state).price);
  if (symbol === null) return null;
  const decimals = priceDecimals(symbol);
  const step = price === null || price.previous === null ? null : price.price - price.previous;
  const tone = step === null || step === 0 ? "muted" : step > 0 ? "gain" : "loss";
  const spread =
    price?.bid != null && price.ask != null
      ? `bid ${plain(price.bid, decimals)}, ask ${plain(price.ask, decimals)}`
      : "No price yet";
  return (
    <span className={styles.fact} title={price === null ? "No price yet" : spread}>
      <span className={styles.symbol}>{symbol}</span>
      <span className={styles.price} data-testid="price">
        {price === null ? NONE : plain(price.price, decimals)}
      </span>
      {step !== null && step !== 0 ? (
        <span className={tone}>
          {step > 0 ? "▲" : "▼"}
          <span className="visually-hidden">changed by {signed(step, decimals)}</span>
          <span aria-hidden>{plain(Math.abs(step), decimals)}</span>
        </span>
      ) : null}
    </span>
  );
}
