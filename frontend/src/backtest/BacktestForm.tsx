import { Select, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import * as bodies from "../api/bodies";
import { post, Refusal } from "../api/http";
import { ask, queries } from "../api/queries";
import { words } from "../format/numbers";
import { Button } from "../ui/Button";
import { Panel } from "../ui/Panel";
import styles from "./BacktestPage.module.css";
import { EMPTY, type Form, INSTRUMENTS, problems, requestOf, ZONES } from "./request";
import { Upload } from "./Upload";

/** What to test on what; says at once what is wrong. */
export function BacktestForm({ onStarted }: { onStarted: (id: string) => void }) {
  const [form, setForm] = useState<Form>(EMPTY);
  const [isTouched, setTouched] = useState(false);
  const files = useQuery({ queryKey: ["bar-files"], queryFn: ask.barFiles });
  const strategies = useQuery({ queryKey: ["strategies"], queryFn: ask.strategies });
  const config = useQuery({ queryKey: ["config", null], queryFn: () => ask.config() });
  const strategy = strategies.data?.items.find((one) => one.name === form.strategy);
  const found = problems(form, strategy);
  const start = useMutation({
    mutationFn: () => post("/api/backtests", bodies.backtest, requestOf(form)),
    onSuccess: (backtest) => {
      void queries.invalidateQueries({ queryKey: ["backtests"] });
      onStarted(backtest.id);
    },
  });

  const set = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (Object.keys(found).length === 0) start.mutate();
  };

  return (
    <Panel title="New backtest">
      <form className={styles.form} onSubmit={submit}>
        <Select
          label="Bars"
          placeholder="Choose a file"
          data={(files.data?.items ?? []).map((file) => file.name)}
          value={form.data}
          onChange={(data) => set({ data })}
          error={isTouched ? found.data : undefined}
          searchable
        />
        <Upload onUploaded={(data) => set({ data })} />
        <div className={styles.pair}>
          <Select
            label="Instrument"
            data={INSTRUMENTS}
            value={form.instrument}
            onChange={(instrument) => set({ instrument })}
            allowDeselect={false}
          />
          <Select
            label="Strategy"
            placeholder="As configured"
            data={(strategies.data?.items ?? []).map((one) => ({ value: one.name, label: words(one.name) }))}
            value={form.strategy}
            onChange={(name) => set({ strategy: name, parameters: {} })}
            clearable
          />
        </div>
        {strategy?.description ? <p className="muted">{strategy.description}</p> : null}
        <div className={styles.parameters}>
          {strategy?.parameters.map((parameter) => (
            <TextInput
              key={parameter.name}
              label={words(parameter.name)}
              title={parameter.description}
              placeholder={parameter.default_value}
              value={form.parameters[parameter.name] ?? ""}
              onChange={(event) =>
                set({ parameters: { ...form.parameters, [parameter.name]: event.currentTarget.value } })
              }
              error={found[`parameter.${parameter.name}`]}
            />
          ))}
        </div>
        <div className={styles.pair}>
          <Select
            label="Zone of the times"
            placeholder="By the file"
            data={ZONES}
            value={form.timezone}
            onChange={(timezone) => set({ timezone })}
            clearable
          />
          <Select
            label="Bars are stamped at"
            placeholder="By its layout"
            data={[
              { value: "open", label: "their open" },
              { value: "close", label: "their close" },
            ]}
            value={form.barStamp}
            onChange={(barStamp) => set({ barStamp })}
            clearable
          />
        </div>
        {config.data && config.data.available.length > 0 ? (
          <Select
            label="Configuration"
            placeholder="The server's own"
            data={config.data.available}
            value={form.config}
            onChange={(name) => set({ config: name })}
            clearable
          />
        ) : null}
        <Button kind="primary" type="submit" disabled={start.isPending}>
          Run the backtest
        </Button>
        {start.error ? (
          <div role="alert" className="loss">
            <p>■ {start.error.message}</p>
            {start.error instanceof Refusal ? start.error.reasons.map((reason) => <p key={reason}>{reason}</p>) : null}
          </div>
        ) : null}
      </form>
    </Panel>
  );
}
