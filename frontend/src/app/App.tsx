import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { Empty, Skeleton } from "../ui/Empty";
import styles from "./App.module.css";
import { Banners } from "./Banners";
import { ErrorBoundary } from "./ErrorBoundary";
import { Header } from "./header/Header";
import { Shortcuts } from "./Shortcuts";
import { TokenDialog } from "./TokenDialog";

const pages = {
  trade: lazy(() => import("../trade/TradePage")),
  decisions: lazy(() => import("../decisions/DecisionsPage")),
  performance: lazy(() => import("../performance/PerformancePage")),
  assistant: lazy(() => import("../assistant/AssistantPage")),
  backtest: lazy(() => import("../backtest/BacktestPage")),
  settings: lazy(() => import("../settings/SettingsPage")),
};

export function App() {
  return (
    <div className={styles.app}>
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <Header />
      <Banners />
      <main id="main" className={styles.main} tabIndex={-1}>
        <ErrorBoundary>
          <Suspense fallback={<Arriving />}>
            <Switch>
              <Route path="/" component={pages.trade} />
              <Route path="/decisions" component={pages.decisions} />
              <Route path="/performance" component={pages.performance} />
              <Route path="/backtest" component={pages.backtest} />
              <Route path="/assistant" component={pages.assistant} />
              <Route path="/settings" component={pages.settings} />
              <Route>
                <Empty title="No such page">The address leads nowhere. The pages are in the menu above.</Empty>
              </Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </main>
      <Shortcuts />
      <TokenDialog />
    </div>
  );
}

/** While a page's script is loaded. */
function Arriving() {
  return (
    <div className={styles.arriving}>
      <Skeleton height="100%" />
      <Skeleton height="100%" />
    </div>
  );
}
