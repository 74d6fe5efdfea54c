import { ConfigurationPanel } from "./ConfigurationPanel";
import { HealthPanel } from "./HealthPanel";
import { LogPanel } from "./LogPanel";
import { PreferencesPanel } from "./PreferencesPanel";
import styles from "./SettingsPage.module.css";

export default function SettingsPage() {
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">Settings</h1>
      <div className={styles.column}>
        <ConfigurationPanel />
      </div>
      <div className={styles.column}>
        <HealthPanel />
        <PreferencesPanel />
        <LogPanel />
      </div>
    </div>
  );
}
