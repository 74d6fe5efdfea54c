import type { Strategy } from "../api/bodies";

/** What the form holds: texts as typed. */
export type Form = {
  data: string | null;
  instrument: string | null;
  strategy: string | null;
  config: string | null;
  timezone: string | null;
  barStamp: string | null;
  /** Parameters of the strategy that differ from its defaults, by name. */
  parameters: Readonly<Record<string, string>>;
};

export const EMPTY: Form = {
  data: null,
  instrument: "ES",
  strategy: null,
  config: null,
  timezone: null,
  barStamp: null,
  parameters: {},
};

export const INSTRUMENTS = ["ES", "MES", "NQ", "MNQ", "YM", "MYM", "RTY", "M2K", "GENERIC"];
export const ZONES = ["America/Chicago", "America/New_York", "UTC", "Europe/London", "Europe/Berlin"];

type Parameter = Strategy["parameters"][number];

/** Why a parameter's text can not be used; null when it can. */
export function parameterProblem(parameter: Parameter, text: string): string | null {
  if (text.trim() === "") return null;
  if (parameter.choices.length > 0) {
    return parameter.choices.includes(text) ? null : `one of ${parameter.choices.join(", ")}`;
  }
  if (parameter.type !== "integer" && parameter.type !== "number") return null;
  const value = Number(text);
  if (!Number.isFinite(value)) return "a number";
  if (parameter.type === "integer" && !Number.isInteger(value)) return "a whole number";
  const { min, max } = parameter;
  if ((min !== null && value < min) || (max !== null && value > max)) return `from ${min ?? "−∞"} to ${max ?? "∞"}`;
  return null;
}

/** Everything that is wrong with the form, by field. */
export function problems(form: Form, strategy: Strategy | undefined): Record<string, string> {
  const found: Record<string, string> = {};
  if (form.data === null) found.data = "Choose a file with bars";
  for (const parameter of strategy?.parameters ?? []) {
    const problem = parameterProblem(parameter, form.parameters[parameter.name] ?? "");
    if (problem) found[`parameter.${parameter.name}`] = problem;
  }
  return found;
}

/** The body that starts the backtest. */
export function requestOf(form: Form) {
  const given = Object.entries(form.parameters).filter(([, text]) => text.trim() !== "");
  const settings = Object.fromEntries(given.map(([name, text]) => [`strategy.parameters.${name}`, text.trim()]));
  return {
    data: form.data,
    config: form.config,
    strategy: form.strategy,
    instrument: form.instrument,
    timezone: form.timezone,
    bar_stamp: form.barStamp,
    settings: given.length > 0 ? settings : null,
  };
}
