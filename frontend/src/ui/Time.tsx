import { memo, useState } from "react";
import { clock, dayAndClock, everywhere } from "../format/time";

/** A time at the exchange; hovering tells UTC and local time, worked out only then: lists hold hundreds. */
export const Time = memo(function Time({ at, withDay = false }: { at: string | null; withDay?: boolean }) {
  const [title, setTitle] = useState<string>();
  if (at === null) return <>–</>;
  return (
    <time dateTime={at} title={title} onPointerEnter={() => setTitle(everywhere(at))}>
      {withDay ? dayAndClock(at) : clock(at)}
    </time>
  );
});
