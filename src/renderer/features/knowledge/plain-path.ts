/** A pasted path without the quotes that "Copy as path" puts around it, and without a file:// in front. */
export function plainPath(pasted: string): string {
  const bare = pasted
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()
  if (!/^file:\/\//i.test(bare)) return bare
  try {
    const path = decodeURIComponent(new URL(bare).pathname)
    return /^\/[A-Za-z]:\//.test(path) ? path.slice(1) : path
  } catch {
    return bare
  }
}
