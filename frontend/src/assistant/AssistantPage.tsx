import { Textarea } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { Link } from "wouter";
import type { Chat } from "../api/bodies";
import { decisionPath } from "../decisions/path";
import { plain, words } from "../format/numbers";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";
import { Panel } from "../ui/Panel";
import { Time } from "../ui/Time";
import { AdvicePanel } from "./AdvicePanel";
import styles from "./AssistantPage.module.css";
import { askAssistant, type Exchange, isWaiting, LONGEST_QUESTION, useConversation } from "./conversation";
import { useIsAssisted } from "./useIsAssisted";

/** Questions about what was decided and traded, answered from the records. */
export default function AssistantPage() {
  const isOn = useIsAssisted();
  const exchanges = useConversation((state) => state.exchanges);
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">Assistant</h1>
      <Panel title="Questions" aside={<span className={styles.aside}>reads the records; can not trade</span>}>
        {exchanges.length === 0 ? (
          <Empty title={isOn ? "Ask about decisions, trades and settings" : "No language model is configured"}>
            {isOn
              ? "Such as: Why was nothing bought in the last hour? Which limit said no most often today?"
              : "Set llm.mode to advisory: the model is asked then, and decides nothing."}
          </Empty>
        ) : (
          <ol className={styles.exchanges} aria-label="Questions and answers" aria-live="polite">
            {exchanges.map((exchange) => (
              <li key={exchange.id}>
                <p className={styles.question}>{exchange.question}</p>
                <Outcome exchange={exchange} />
              </li>
            ))}
          </ol>
        )}
        {isOn ? <Ask /> : null}
      </Panel>
      <AdvicePanel />
    </div>
  );
}

function Ask() {
  const [question, setQuestion] = useState("");
  const waits = useConversation(isWaiting);
  const text = question.trim();
  const isReady = text !== "" && !waits;
  const send = () => {
    if (!isReady) return;
    setQuestion("");
    void askAssistant(text);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };
  return (
    <div className={styles.ask}>
      <Textarea
        aria-label="Question"
        placeholder="Why …"
        value={question}
        maxLength={LONGEST_QUESTION}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => setQuestion(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <Button kind="primary" disabled={!isReady} onClick={send}>
        Ask
      </Button>
    </div>
  );
}

function Outcome({ exchange: { answer, problem } }: { exchange: Exchange }) {
  if (problem !== null) {
    return (
      <p className={styles.problem} role="alert">
        No answer: {problem}
      </p>
    );
  }
  return answer === null ? <p className={styles.note}>looking it up …</p> : <Answer answer={answer} />;
}

/** The model's words are shown as text and nothing else. */
function Answer({ answer }: { answer: Chat }) {
  return (
    <div className={styles.answer}>
      <p className={styles.text}>{answer.answer}</p>
      {answer.bar_times.length > 0 ? (
        <p className={styles.sources}>
          bars:{" "}
          {answer.bar_times.map((time) => (
            <Link key={time} href={decisionPath(time)} className={styles.source}>
              <Time at={time} withDay />
            </Link>
          ))}
        </p>
      ) : null}
      {answer.order_ids.length > 0 ? (
        <p className={styles.sources}>
          orders:{" "}
          {answer.order_ids.map((id) => (
            <span key={id} className={styles.source}>
              {id}
            </span>
          ))}
        </p>
      ) : null}
      {answer.unverified_citations > 0 ? (
        <p className={styles.attention}>
          {answer.unverified_citations} more that it named stand in no record that it looked up
        </p>
      ) : null}
      <p className={styles.note}>
        {answer.lookups.length === 0 ? "nothing looked up" : answer.lookups.map(words).join(", ")} ·{" "}
        {plain(answer.latency_ms / 1000, 1)} s · ${plain(answer.cost, 4)} · {answer.model_id}
      </p>
    </div>
  );
}
