import { useState } from "react";

/** State that this browser remembers; a stored value that can not be read counts as none. */
export function useStored<T>(name: string, initial: T): [T, (value: T) => void] {
  const key = `mytrader-${name}`;
  const [value, setValue] = useState<T>(() => {
    const stored = localStorage.getItem(key);
    if (stored === null) return initial;
    try {
      return JSON.parse(stored) as T;
    } catch {
      localStorage.removeItem(key);
      return initial;
    }
  });
  return [
    value,
    (next) => {
      setValue(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
  ];
}
