/** What a page finds when it asks again: as it was, changed, nobody there, or that it may not be seen any more. */
export type Found = 'same' | 'news' | 'away' | 'barred';

/** Holds what a page has seen (`data-seen`) against what its address answers now; nothing is asked while nobody looks. */
export async function look(from: string, seen: string): Promise<Found> {
  if (document.hidden) return 'same';
  try {
    const response = await fetch(from, { headers: { accept: 'application/json' } });
    if (!response.ok) return response.status < 500 && response.status !== 429 ? 'barred' : 'away';
    const now = (await response.json()) as Readonly<Record<string, unknown>>;
    const known = JSON.parse(seen) as Readonly<Record<string, unknown>>;
    return Object.keys(known).some((field) => now[field] !== known[field]) ? 'news' : 'same';
  } catch {
    return 'away';
  }
}
