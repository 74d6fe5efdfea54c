// Fails the build when the home page's first load has grown past its budget.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const BUDGET = 300 * 1024;
const out = process.env.MYTRADER_OUT ?? "dist";
const manifest = JSON.parse(readFileSync(join(out, ".vite/manifest.json"), "utf8"));

/** The entry, what it imports at once, and what the home page loads. */
function files(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) files(imported, seen);
  return seen;
}

const first = files("index.html");
for (const key of files("src/trade/TradePage.tsx")) first.add(key);
let total = 0;
for (const key of first) {
  const size = gzipSync(readFileSync(join(out, manifest[key].file))).length;
  total += size;
  console.log(`${(size / 1024).toFixed(1).padStart(8)} KB  ${manifest[key].file}`);
}
console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  compressed script for the home page, of ${BUDGET / 1024} KB`);
if (total > BUDGET) {
  console.error("The home page loads more script than its budget allows.");
  process.exit(1);
}
