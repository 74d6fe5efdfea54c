import { expect, test } from "vitest";
import { list, nullable, number, object, text } from "./shape";

const order = object({ id: text, price: nullable(number), tags: list(text) });

test("reads what it knows and lets the rest pass", () => {
  expect(order({ id: "1", price: 2.5, tags: ["a"], later: true }, "")).toEqual({ id: "1", price: 2.5, tags: ["a"] });
});

test("takes a missing value for null only where null is allowed", () => {
  expect(order({ id: "1", tags: [] }, "")).toEqual({ id: "1", price: null, tags: [] });
  expect(() => order({ price: 1, tags: [] }, "")).toThrow("id: expected a text, got undefined");
});

test("says where a value differs", () => {
  expect(() => order({ id: "1", price: 1, tags: ["a", 2] }, "order")).toThrow("order.tags[1]: expected a text, got 2");
});
