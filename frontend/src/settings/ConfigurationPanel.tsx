import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Config } from "../api/bodies";
import { ask } from "../api/queries";
import { Empty, Skeleton } from "../ui/Empty";
import { Panel } from "../ui/Panel";
import type { Column } from "../ui/table/columns";
import { Table } from "../ui/table/Table";
import styles from "./SettingsPage.module.css";

type Setting = Config["settings"][number];

const columns: readonly Column<Setting>[] = [
  {
    key: "key",
    label: "Key",
    show: (setting) => setting.key,
    csv: (setting) => setting.key,
    tone: (setting) => (setting.given ? "strong" : ""),
  },
  { key: "value", label: "Value", isNumber: true, show: (setting) => setting.value, csv: (setting) => setting.value },
  {
    key: "origin",
    label: "From",
    show: (setting) => (setting.given ? `● ${setting.origin}` : setting.origin),
    csv: (setting) => setting.origin,
    tone: (setting) => (setting.given ? "working" : "muted"),
  },
];

/** Every resolved value with where it comes from; secrets are redacted by the server. */
export function ConfigurationPanel() {
  const [name, setName] = useState<string | null>(null);
  const [filter, setFilter] = useState("");
  const { data, error } = useQuery({ queryKey: ["config", name], queryFn: () => ask.config(name ?? undefined) });
  const rows = (data?.settings ?? []).filter((setting) =>
    `${setting.key} ${setting.value} ${setting.origin}`.toLowerCase().includes(filter.toLowerCase()),
  );
  return (
    <Panel
      title="Configuration"
      padded={false}
      aside={
        data && data.available.length > 0 ? (
          <Select
            aria-label="Configuration"
            size="xs"
            placeholder="The server's own"
            data={data.available}
            value={name}
            onChange={setName}
            clearable
          />
        ) : (
          <span className="muted">{data ? `hash ${data.hash.slice(0, 12)}` : ""}</span>
        )
      }
    >
      <div className={styles.filter}>
        <TextInput
          aria-label="Filter settings"
          placeholder="Filter by key, value or origin"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      </div>
      <div className={styles.list}>
        {error ? (
          <Empty title="The configuration could not be read">{error.message}</Empty>
        ) : data ? (
          <Table label="Settings" columns={columns} rows={rows} rowKey={(row) => row.key} empty="No setting matches." />
        ) : (
          <Skeleton height={320} />
        )}
      </div>
    </Panel>
  );
}
