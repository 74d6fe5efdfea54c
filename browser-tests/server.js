// The real server with the simulated broker, in a process of its own.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The launcher; `MYTRADER` names another one. The first start builds, which takes minutes. */
export const LAUNCHER = process.env.MYTRADER ?? resolve(import.meta.dirname, "../mytrader");
const LONGEST_START = 600_000;

function freePort() {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** A data folder, a port and the process that serves them; it can be killed and started again. */
export class Server {
  static start(...settings) {
    return Server.startWith({}, ...settings);
  }

  /** With more in the environment of its process. */
  static async startWith(environment, ...settings) {
    const server = new Server();
    server.environment = { ...process.env, ...environment };
    server.port = await freePort();
    server.url = `http://localhost:${server.port}`;
    server.folder = mkdtempSync(join(tmpdir(), "mytrader-browser-"));
    server.settings = settings.flatMap((setting) => ["--set", setting]);
    await server.launch();
    return server;
  }

  async launch() {
    const options = ["--data-dir", this.folder, "--port", String(this.port), "--no-browser"];
    this.output = "";
    this.process = spawn(LAUNCHER, ["dashboard", ...options, ...this.settings], {
      stdio: ["ignore", "pipe", "pipe"],
      env: this.environment,
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.on("data", (data) => { this.output = (this.output + data).slice(-20_000); });
    }
    let ended = false;
    this.ended = new Promise((done) => this.process.on("exit", () => { ended = true; done(); }));
    const until = Date.now() + LONGEST_START;
    for (;;) {
      try {
        await fetch(`${this.url}/health`);
        return;
      } catch {
        if (ended || Date.now() > until) throw new Error(`the server did not start:\n${this.output}`);
        await sleep(200);
      }
    }
  }

  /** As when the machine loses its power. */
  async kill() {
    this.process.kill("SIGKILL");
    await this.ended;
  }

  async close() {
    this.process.kill("SIGTERM");
    const timer = setTimeout(() => this.process.kill("SIGKILL"), 15_000);
    await this.ended;
    clearTimeout(timer);
    rmSync(this.folder, { recursive: true, force: true });
  }

  async get(path) {
    const answer = await fetch(this.url + path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** Every message of a type that the server remembers, oldest first. */
  async events(type) {
    const found = [];
    for (let since = 0; since !== null;) {
      const { items, next } = await this.get(`/api/events?since=${since}&limit=1000`);
      found.push(...items.filter((message) => message.type === type));
      since = next;
    }
    return found;
  }

  async post(path, body = {}) {
    const answer = await fetch(this.url + path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  }

  /** Sets the pace of simulated time; slow, it gives a page time to be looked at. */
  async pace(speed) {
    const { status, body } = await this.post("/api/trading/speed", { speed });
    if (status !== 200) throw new Error(`speed ${speed}: ${status} ${JSON.stringify(body)}`);
  }

  /** Waits until an answer of the interface is as wanted, and gives it. */
  async until(path, isAsWanted, milliseconds = 120_000) {
    const end = Date.now() + milliseconds;
    let answer;
    while (Date.now() < end) {
      answer = await this.get(path);
      if (isAsWanted(answer)) return answer;
      await sleep(100);
    }
    throw new Error(`${path} did not become as wanted: ${JSON.stringify(answer).slice(0, 500)}`);
  }
}
