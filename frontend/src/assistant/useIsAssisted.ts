import { useQuery } from "@tanstack/react-query";
import type { Config } from "../api/bodies";
import { ask } from "../api/queries";

/** Whether the server is configured to ask a language model; its page appears only then. */
export function useIsAssisted(): boolean {
  const { data } = useQuery({ queryKey: ["config", "llm"], queryFn: () => ask.config(), staleTime: 60_000 });
  return data !== undefined && isAssisted(data);
}

export function isAssisted(config: Config): boolean {
  const mode = config.settings.find((setting) => setting.key === "llm.mode")?.value;
  return mode !== undefined && mode.replaceAll('"', "") !== "off";
}
