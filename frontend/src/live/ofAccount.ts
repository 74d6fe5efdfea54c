import { ask, type Choice, queries } from "../api/queries";

type Page<T> = (choice: Choice) => Promise<{ items: T[] }>;

/** Sessions before this one are not changed any more, but a session is listed a moment after its start. */
const LISTED_AFTER = 60_000;

/**
 * The newest rows of a list, of a session and of those before it on the same account.
 *
 * After a reset another account begins, with the same execution ids and at an earlier engine time: rows of
 * the one before it are not of this session, however new they look.
 */
export async function ofAccount<T>(name: string, page: Page<T>, session: string, limit: number): Promise<T[]> {
  const { items } = await page({ session, limit });
  if (items.length >= limit) return items;
  const earlier = await queries.fetchQuery({
    queryKey: ["earlier", name, session, limit],
    queryFn: () => earlierRows(page, session, limit),
    staleTime: LISTED_AFTER,
  });
  return [...items, ...earlier].slice(0, limit);
}

async function earlierRows<T>(page: Page<T>, session: string, limit: number): Promise<T[]> {
  const rows: T[] = [];
  for (const one of await earlierSessions(session)) {
    if (rows.length >= limit) break;
    rows.push(...(await page({ session: one, limit: limit - rows.length })).items);
  }
  return rows;
}

/** Sessions on the account of this one from before it, newest first. */
export async function earlierSessions(session: string): Promise<string[]> {
  const { items } = await ask.sessions();
  const place = items.findIndex((one) => one.session_id === session);
  const account = items[place]?.account;
  return items
    .slice(place + 1)
    .filter((one) => one.account === account)
    .map((one) => one.session_id);
}
