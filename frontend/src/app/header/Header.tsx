import { useMantineColorScheme } from "@mantine/core";
import { Link, useLocation } from "wouter";
import { useIsAssisted } from "../../assistant/useIsAssisted";
import { NONE, plain, signed, toneOf } from "../../format/numbers";
import { clock, EXCHANGE_LABEL, everywhere } from "../../format/time";
import { useLive } from "../../live/store";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Controls, Notice } from "./Controls";
import { DataState } from "./DataState";
import styles from "./Header.module.css";
import { MarketHours } from "./MarketHours";
import { ModeBadge } from "./ModeBadge";
import { Price } from "./Price";
import { SessionState } from "./SessionState";

export const PAGES = [
  { path: "/", label: "Trade" },
  { path: "/decisions", label: "Decisions" },
  { path: "/performance", label: "Performance" },
  { path: "/backtest", label: "Backtest" },
  { path: "/settings", label: "Settings" },
] as const;

const ASSISTANT = { path: "/assistant", label: "Assistant" } as const;
/** Settings last. */
const WITH_ASSISTANT = [...PAGES.slice(0, -1), ASSISTANT, ...PAGES.slice(-1)];

export function Header() {
  const isLive = useLive((state) => state.status?.trading_mode === "live");
  return (
    <header className={styles.header}>
      <div className={`${styles.facts} ${isLive ? styles.live : ""}`}>
        <Link href="/" className={styles.brand}>
          MyTrader
        </Link>
        <ModeBadge />
        <SessionState />
        <Price />
        <DataState />
        <MarketHours />
        <span className={styles.push} />
        <Money />
      </div>
      <div className={styles.bar}>
        <Controls />
        <Navigation />
        <span className={styles.push} />
        <ExchangeClock />
        <ThemeSwitch />
      </div>
      <Notice />
    </header>
  );
}

function Money() {
  const equity = useLive((state) => state.status?.equity ?? null);
  const daily = useLive((state) => (state.status?.equity == null ? null : state.status.daily_pnl));
  const why = equity === null ? "Known once a session has run." : undefined;
  return (
    <>
      <span className={styles.fact} title={why}>
        <span className={styles.label}>equity</span>
        <span className={styles.money} data-testid="equity">
          {plain(equity)}
        </span>
      </span>
      <span
        className={styles.fact}
        title={why ?? "Profit and loss since the exchange day began, open position included"}
      >
        <span className={styles.label}>day</span>
        <span className={`${styles.money} ${toneOf(daily)}`} data-testid="daily-pnl">
          {signed(daily)}
        </span>
      </span>
    </>
  );
}

function Navigation() {
  const [path] = useLocation();
  const pages = useIsAssisted() ? WITH_ASSISTANT : PAGES;
  return (
    <nav className={styles.nav} aria-label="Pages">
      {pages.map((page) => (
        <Link
          key={page.path}
          href={page.path}
          className={styles.link}
          aria-current={page.path === path ? "page" : undefined}
        >
          {page.label}
        </Link>
      ))}
    </nav>
  );
}

function ExchangeClock() {
  const time = useLive((state) => state.time);
  return (
    <span className={`${styles.fact} ${styles.exchangeClock}`} title={time ? everywhere(time) : "No session yet"}>
      <span>{time ? clock(time) : NONE}</span>
      <span className={styles.label}>{EXCHANGE_LABEL}</span>
    </span>
  );
}

function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isDark = colorScheme !== "light";
  return (
    <Button
      kind="quiet"
      className={styles.theme}
      aria-label={isDark ? "Switch to the light theme" : "Switch to the dark theme"}
      title={isDark ? "Light theme" : "Dark theme"}
      onClick={() => setColorScheme(isDark ? "light" : "dark")}
    >
      <Icon name={isDark ? "sun" : "moon"} />
    </Button>
  );
}
