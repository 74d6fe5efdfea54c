import { Component, type ReactNode } from "react";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";

/** Keeps header and controls when a page fails: the session can still be stopped and flattened. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failure: Error | null }> {
  override state = { failure: null as Error | null };

  static getDerivedStateFromError(failure: Error) {
    return { failure };
  }

  override render() {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return (
      <Empty title="This page failed to show">
        <p>{failure.message}</p>
        <p>Trading is not affected: it runs in the server. Stop and Flatten above still work.</p>
        <Button onClick={() => location.reload()}>Load again</Button>
      </Empty>
    );
  }
}
