interface Page<T> {
  items: T[];
  nextCursor?: string | null;
}

/** More than anybody scrolls through; a list that is longer wants a search instead. */
const MOST_PAGES = 20;

/** A list to its end, for what a page shows or offers as a whole. */
export async function allPages<T>(fetchPage: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: { cursor?: string } = {};
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items: found, nextCursor } = await fetchPage(cursor);
    items.push(...found);
    if (!nextCursor) break;
    cursor = { cursor: nextCursor };
  }
  return items;
}
