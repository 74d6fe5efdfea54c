// An HTTP server in the place of AWS Bedrock: it answers the Converse API in its JSON.

import { createServer } from "node:http";

/** What the model says of every candidate; markup in it is text. */
export const ADVICE = {
  action: "BUY",
  confidence: 0.71,
  sentiment: 0.2,
  reasoning: "Trend and volume agree <b>with the entry</b>.",
  key_factors: ["close above the channel", "volume above its mean"],
  risks: ["the range is not broken yet"],
};
/** What it answers; it also cites an order that no record has. */
const ANSWER = { text: "The gate said no.\nNothing was <i>sent</i>.", invented: ["invented-1"] };
export const SCORE = 0.6;
export const USAGE = { inputTokens: 1_500, outputTokens: 250, totalTokens: 1_750 };
const LATENCY = 40;

/** A model that gives one opinion, one mood, and answers that cite what it looked up and one thing that it did not. */
export class Bedrock {
  /** The requests that came, parsed. */
  requests = [];

  /** With other texts than the tests' own where given. */
  static async start(texts = {}) {
    const bedrock = new Bedrock();
    bedrock.texts = { advice: ADVICE, answer: ANSWER, ...texts };
    bedrock.server = createServer((request, response) => bedrock.#take(request, response));
    await new Promise((done) => bedrock.server.listen(0, "127.0.0.1", done));
    return bedrock;
  }

  /** Points a process with the real AWS client here. */
  get environment() {
    return {
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: `http://127.0.0.1:${this.server.address().port}`,
      AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
      AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY",
      AWS_EC2_METADATA_DISABLED: "true",
    };
  }

  close() {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(done));
  }

  #take(request, response) {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => setTimeout(() => {
      const body = JSON.parse(Buffer.concat(chunks).toString());
      this.requests.push({ path: decodeURIComponent(request.url), body });
      const [name, input] = toolFor(body, this.texts);
      response.writeHead(200, { "Content-Type": "application/json" });
      response.end(JSON.stringify({
        output: { message: { role: "assistant", content: [{ toolUse: { toolUseId: "t1", name, input } }] } },
        stopReason: "tool_use",
        usage: USAGE,
        metrics: { latencyMs: LATENCY },
      }));
    }, LATENCY));
  }
}

/** The tool that the model calls, and with what. */
function toolFor({ toolConfig, messages }, { advice, answer }) {
  const offered = toolConfig.tools.map((tool) => tool.toolSpec.name);
  if (offered.includes("give_advice")) return ["give_advice", advice];
  if (offered.includes("score_headlines")) {
    const count = messages[0].content[0].text.match(/"headline"/g).length;
    return ["score_headlines", { scores: Array.from({ length: count }, (_, at) => ({ index: at + 1, sentiment: SCORE })) }];
  }
  const found = JSON.stringify(messages.flatMap((message) => message.content).filter((block) => block.toolResult));
  if (!found.includes("order_id")) return ["list_orders", { limit: 1 }];
  if (!found.includes("outcome")) return ["list_decisions", { limit: 1 }];
  const [, order] = found.match(/order_id\W+(s[\w.-]+)/);
  const [, bar] = found.match(/bar[^}]*?time\W+(\d{4}-[\d-]+T[\d:.]+Z)/);
  return ["give_answer", { text: answer.text, bar_times: [bar], order_ids: [order, ...answer.invented] }];
}
