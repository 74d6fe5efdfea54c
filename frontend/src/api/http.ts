import { type Problem, problem } from "./bodies";
import type { Shape } from "./shape";

/** The server's answer was no; says what happened and what to do. */
export class Refusal extends Error {
  readonly status: number;
  readonly reasons: readonly string[];

  constructor(status: number, title: string, detail: string, reasons: readonly string[] = []) {
    super(detail || title);
    this.name = "Refusal";
    this.status = status;
    this.reasons = reasons;
  }
}

/** The server could not be reached at all. */
export class Unreachable extends Error {
  constructor() {
    super("The server does not answer. Open positions keep their stop at the broker; check that MyTrader runs.");
    this.name = "Unreachable";
  }
}

const TOKEN = "mytrader-token";

/** The token for servers that are bound to another address than this machine's own. */
export function token(): string | null {
  return sessionStorage.getItem(TOKEN);
}

export function rememberToken(value: string): void {
  sessionStorage.setItem(TOKEN, value);
}

async function refusal(response: Response): Promise<Refusal> {
  let said: Problem;
  try {
    said = problem(await response.json(), "problem");
  } catch {
    return new Refusal(response.status, response.statusText, `The server answered ${response.status}.`);
  }
  return new Refusal(response.status, said.title, said.detail, said.reasons ?? []);
}

/** One request; the answer is checked against its shape. */
export async function call<T>(method: string, path: string, shape: Shape<T>, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  const known = token();
  if (known) headers.Authorization = `Bearer ${known}`;
  const request: RequestInit = { method, headers };
  if (body instanceof Blob) {
    request.body = body;
  } else if (body !== undefined) {
    headers["Content-Type"] = "application/json";
    request.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new Unreachable();
  }
  if (!response.ok) throw await refusal(response);
  const text = await response.text();
  return shape(text === "" ? null : JSON.parse(text), path);
}

export const get = <T>(path: string, shape: Shape<T>) => call("GET", path, shape);
export const post = <T>(path: string, shape: Shape<T>, body: unknown = {}) => call("POST", path, shape, body);
