const PATHS = {
  play: "M5 3.5v9l7.5-4.5z",
  stop: "M4 4h8v8H4z",
  pause: "M4.5 3.5h2.5v9H4.5zM9 3.5h2.5v9H9z",
  down: "M4 6l4 4.5L12 6z",
  flatten: "M2 7.2h12v1.6H2zM8 1.5l3 3.5H5zM8 14.5l-3-3.5h6z",
  sun: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM7.4 1h1.2v2.2H7.4zM7.4 12.8h1.2V15H7.4zM1 7.4h2.2v1.2H1zM12.8 7.4H15v1.2h-2.2zM2.7 3.5l.8-.8L5 4.2l-.8.8zM11 11.8l.8-.8 1.5 1.5-.8.8zM2.7 12.5L4.2 11l.8.8-1.5 1.5zM11 4.2l1.5-1.5.8.8L11.8 5z",
  moon: "M9.5 1.8a6.3 6.3 0 1 0 4.7 8.6A5.3 5.3 0 0 1 9.5 1.8z",
  close: "M4.2 3.4L8 7.2l3.8-3.8.8.8L8.8 8l3.8 3.8-.8.8L8 8.8l-3.8 3.8-.8-.8L7.2 8 3.4 4.2z",
  bell: "M8 1.5a4 4 0 0 0-4 4v3L2.8 11v1h10.4v-1L12 8.5v-3a4 4 0 0 0-4-4zM6.5 13h3a1.5 1.5 0 0 1-3 0z",
} as const;

/** A small picture beside a word; says nothing to a screen reader. */
export function Icon({ name, size = 14 }: { name: keyof typeof PATHS; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
