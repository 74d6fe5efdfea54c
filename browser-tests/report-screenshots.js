// Pictures of the report for people to look at: node report-screenshots.js FOLDER

import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./chromium.js";

const pages = resolve(import.meta.dirname, "../app-runtime/target/report-pages");
const folder = resolve(process.argv[2] ?? "target/screenshots");
mkdirSync(folder, { recursive: true });

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

const browser = await launch();
for (const page of ["typical", "large", "empty", "hostile"]) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["dark", "light"]) {
      const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: size === "phone" ? 2 : 1 });
      const tab = await context.newPage();
      await tab.goto(pathToFileURL(`${pages}/${page}.html`).href);
      await tab.waitForSelector("html[data-ready]");
      await tab.waitForTimeout(200);
      await tab.screenshot({ path: `${folder}/${page}-${size}-${colorScheme}.png`, fullPage: true });
      if (size === "desktop" && page === "typical") {
        if (colorScheme === "dark") await tab.pdf({ path: `${folder}/${page}.pdf`, format: "A4" });
        await tab.click("#later");
        await tab.click("#later");
        await tab.locator("#price").screenshot({ path: `${folder}/${page}-trade-${colorScheme}.png` });
      }
      await context.close();
    }
  }
}
await browser.close();
