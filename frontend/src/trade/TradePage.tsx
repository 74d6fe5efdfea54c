import { shownSymbol } from "../live/model";
import { useLive } from "../live/store";
import { ChartPanel } from "./chart/ChartPanel";
import { EventLog } from "./log/EventLog";
import { PositionPanel } from "./position/PositionPanel";
import { RiskPanel } from "./risk/RiskPanel";
import { SessionPanel } from "./session/SessionPanel";
import { SignalPanel } from "./signal/SignalPanel";
import styles from "./TradePage.module.css";
import { TablesPanel } from "./tables/TablesPanel";

export default function TradePage() {
  const symbol = useLive(shownSymbol);
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">Trade{symbol ? ` ${symbol}` : ""}</h1>
      <ChartPanel className={styles.chart} />
      <div className={styles.side}>
        <SignalPanel />
        <PositionPanel className={styles.position} />
        <RiskPanel />
        <SessionPanel className={styles.session} />
      </div>
      <TablesPanel className={styles.tables} />
      <EventLog className={styles.log} />
    </div>
  );
}
