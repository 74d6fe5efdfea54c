/** What a JSON value must look like; gives it back typed, or says where it differs. */
export type Shape<T> = (value: unknown, path: string) => T;

export type Of<S> = S extends Shape<infer T> ? T : never;

/** A value from the server that is not what its contract says. */
export class ShapeError extends Error {
  constructor(path: string, expected: string, value: unknown) {
    super(`${path}: expected ${expected}, got ${JSON.stringify(value)?.slice(0, 80) ?? String(value)}`);
    this.name = "ShapeError";
  }
}

export const text: Shape<string> = (value, path) => {
  if (typeof value !== "string") throw new ShapeError(path, "a text", value);
  return value;
};

export const number: Shape<number> = (value, path) => {
  if (typeof value !== "number") throw new ShapeError(path, "a number", value);
  return value;
};

export const flag: Shape<boolean> = (value, path) => {
  if (typeof value !== "boolean") throw new ShapeError(path, "true or false", value);
  return value;
};

export const numberOrText: Shape<number | string> = (value, path) => {
  if (typeof value !== "number" && typeof value !== "string") throw new ShapeError(path, "a number or a text", value);
  return value;
};

/** Anything: shown, never computed with. */
export const anything: Shape<unknown> = (value) => value;

/** A value that may be null; the server may also leave it out. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value, path) => (value === null || value === undefined ? null : shape(value, path));
}

export function list<T>(shape: Shape<T>): Shape<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new ShapeError(path, "a list", value);
    return value.map((item, index) => shape(item, `${path}[${index}]`));
  };
}

/** An object whose keys are names of something, all with the same kind of value. */
export function table<T>(shape: Shape<T>): Shape<Record<string, T>> {
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new ShapeError(path, "an object", value);
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shape(item, `${path}.${key}`)]));
  };
}

/** An object with these fields at least; others pass unread, so that the server may add some. */
export function object<F extends Record<string, Shape<unknown>>>(fields: F): Shape<{ [K in keyof F]: Of<F[K]> }> {
  const names = Object.keys(fields);
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new ShapeError(path, "an object", value);
    }
    const from = value as Record<string, unknown>;
    const read: Record<string, unknown> = {};
    for (const name of names) read[name] = fields[name]?.(from[name], path === "" ? name : `${path}.${name}`);
    return read as { [K in keyof F]: Of<F[K]> };
  };
}

/** One of these texts. */
export function oneOf<const T extends string>(...texts: readonly T[]): Shape<T> {
  return (value, path) => {
    if (!texts.includes(value as T)) throw new ShapeError(path, texts.join(" | "), value);
    return value as T;
  };
}
