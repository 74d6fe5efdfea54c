"use strict";
const byId = (id) => document.getElementById(id);
const shown = ["message", "state", "strategy", "session_id", "account", "equity", "daily_pnl",
  "symbol", "current_price", "position", "unrealized_pnl", "bars_collected", "min_bars_needed", "speed"];
const quiet = new Set(["price_update", "heartbeat", "pong", "account", "decision", "position", "bar"]);
let token = sessionStorage.getItem("token");

async function call(method, path, body) {
  const headers = {};
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = "Bearer " + token;
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  const json = await answer.json();
  if (answer.status === 401) {
    token = prompt("The dashboard's token") || "";
    sessionStorage.setItem("token", token);
  }
  return json;
}

async function refresh() {
  try {
    const status = await call("GET", "/api/trading/status");
    byId("mode").textContent = status.trading_mode.toUpperCase() + " · " + status.broker + " · " + status.speed + "x";
    const rows = shown.map((name) => {
      const row = document.createElement("tr");
      for (const text of [name.replaceAll("_", " "), status[name] ?? "–"]) {
        row.insertCell().textContent = String(text);
      }
      return row;
    });
    byId("status").tBodies[0].replaceChildren(...rows);
    byId("start").disabled = status.is_running;
    for (const id of ["stop", "pause", "resume", "flatten"]) byId(id).disabled = !status.is_running;
  } catch (gone) {
    byId("line").textContent = "no answer from the server";
  }
}

for (const id of ["start", "stop", "pause", "resume", "flatten"]) {
  byId(id).addEventListener("click", async () => {
    const answer = await call("POST", "/api/trading/" + id, {});
    const why = (answer.reasons || []).join("; ");
    byId("answer").textContent = (answer.message || answer.detail) + (why ? ": " + why : "");
    refresh();
  });
}

function listen() {
  const socket = new WebSocket(location.origin.replace(/^http/, "ws") + "/ws");
  socket.onopen = () => {
    if (token) socket.send(JSON.stringify({ type: "auth", token }));
    byId("line").textContent = "live";
  };
  socket.onclose = () => {
    byId("line").textContent = "connecting…";
    setTimeout(listen, 2000);
  };
  socket.onmessage = (event) => {
    const { type, timestamp, sent_at, session_id, seq, ...fields } = JSON.parse(event.data);
    if (type === "connected" || quiet.has(type)) return;
    const line = document.createElement("li");
    line.textContent = timestamp.slice(11, 19) + "  " + type + "  " + JSON.stringify(fields);
    const events = byId("events");
    events.prepend(line);
    while (events.children.length > 100) events.lastChild.remove();
  };
}

refresh();
setInterval(refresh, 1000);
listen();
