/** Whether what a page has seen (`data-seen`) is still so at its address; nothing is asked while nobody looks, no answer is no news. */
export async function changed(from: string, seen: string): Promise<boolean> {
  if (document.hidden) return false;
  try {
    const response = await fetch(from, { headers: { accept: 'application/json' } });
    if (!response.ok) return false;
    const now = (await response.json()) as Readonly<Record<string, unknown>>;
    const known = JSON.parse(seen) as Readonly<Record<string, unknown>>;
    return Object.keys(known).some((field) => now[field] !== known[field]);
  } catch {
    return false;
  }
}
