import { expect, test } from "vitest";
import { type Column, toCsv } from "./columns";

const columns: Column<{ name: string; value: number | null }>[] = [
  { key: "name", label: "Name", show: (row) => row.name, csv: (row) => row.name },
  { key: "value", label: "Value", show: (row) => row.value, csv: (row) => row.value },
];

test("writes what spreadsheets read: quotes doubled, nothing for null, negative numbers as numbers", () => {
  expect(
    toCsv(columns, [
      { name: 'a "b", c', value: -1.5 },
      { name: "d", value: null },
    ]),
  ).toBe('name,value\r\n"a ""b"", c",-1.5\r\nd,\r\n');
});

test("a text is never a formula", () => {
  expect(toCsv(columns, [{ name: "=HYPERLINK(1)", value: 1 }])).toBe("name,value\r\n'=HYPERLINK(1),1\r\n");
});
