import { clock, dayAndClock, everywhere } from "../format/time";

/** A time at the exchange; hovering tells UTC and local time. */
export function Time({ at, withDay = false }: { at: string | null; withDay?: boolean }) {
  if (at === null) return <>–</>;
  return (
    <time dateTime={at} title={everywhere(at)}>
      {withDay ? dayAndClock(at) : clock(at)}
    </time>
  );
}
