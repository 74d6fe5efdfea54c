import { Modal, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTrading } from "../../api/actions";
import { ask } from "../../api/queries";
import { words } from "../../format/numbers";
import { Button } from "../../ui/Button";
import confirm from "../../ui/Confirm.module.css";
import { atDayLoss } from "./dayLoss";

/** Chooses configuration and strategy; states what a start means, live above all. */
export function StartDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const config = useQuery({ queryKey: ["config"], queryFn: () => ask.config(), enabled: isOpen });
  const strategies = useQuery({ queryKey: ["strategies"], queryFn: ask.strategies, enabled: isOpen });
  const [name, setName] = useState<string | null>(null);
  const [strategy, setStrategy] = useState<string | null>(null);
  const start = useTrading("start");

  const setting = (key: string) => config.data?.settings.find((item) => item.key === key)?.value;
  const isLive = setting("mode") === "live";
  const broker = setting("broker.type");
  const available = config.data?.available ?? [];

  const submit = () => {
    onClose();
    start.mutate({ ...(name ? { config: name } : {}), ...(strategy ? { strategy } : {}) });
  };

  return (
    <Modal opened={isOpen} onClose={onClose} title="Start trading" closeButtonProps={{ "aria-label": "Close" }}>
      <div className={confirm.body}>
        {available.length > 0 ? (
          <Select
            label="Configuration"
            placeholder={config.data?.name ?? "The server's own"}
            data={available}
            value={name}
            onChange={setName}
            clearable
          />
        ) : null}
        <Select
          label="Strategy"
          placeholder={`As configured: ${words(setting("strategy.name") ?? "…")}`}
          data={(strategies.data?.items ?? []).map((item) => ({ value: item.name, label: words(item.name) }))}
          value={strategy}
          onChange={setStrategy}
          clearable
        />
        <ul className={confirm.consequence}>
          {name ? (
            <li>The configuration {name} says whether this is paper or live; live starts only with its account id.</li>
          ) : isLive ? (
            <li className="loss strong">LIVE: real orders with real money on account {setting("broker.account")}</li>
          ) : (
            <li>
              PAPER
              {broker === "sim" ? ", simulated broker: no real order leaves this machine" : " account at the broker"}
            </li>
          )}
          <li>
            Entries by the strategy, up to {setting("trading.max_position_size") ?? "–"} contracts, each with a stop at
            the broker
          </li>
          <li>{atDayLoss(setting("trading.max_daily_loss"), setting("trading.on_daily_loss"))}</li>
        </ul>
        <div className={confirm.actions}>
          <Button onClick={onClose}>Not now</Button>
          <Button kind={isLive ? "danger" : "primary"} data-autofocus onClick={submit}>
            {isLive ? "Start LIVE trading" : "Start"}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
