import { useMutation } from "@tanstack/react-query";
import * as bodies from "../api/bodies";
import { call } from "../api/http";
import { queries } from "../api/queries";
import styles from "./BacktestPage.module.css";

/** Brings a CSV file of bars to the server. */
export function Upload({ onUploaded }: { onUploaded: (name: string) => void }) {
  const upload = useMutation({
    mutationFn: (file: File) => call("PUT", `/api/bar-files/${encodeURIComponent(file.name)}`, bodies.barFile, file),
    onSuccess: async (file) => {
      await queries.invalidateQueries({ queryKey: ["bar-files"] });
      onUploaded(file.name);
    },
  });
  return (
    <label className={styles.upload}>
      or bring a CSV file
      <input
        type="file"
        accept=".csv,.txt,.gz"
        disabled={upload.isPending}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) upload.mutate(file);
        }}
      />
      {upload.error ? (
        <span role="alert" className="loss">
          ■ {upload.error.message}
        </span>
      ) : null}
    </label>
  );
}
