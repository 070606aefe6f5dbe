type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

const MOST = 12_000

/** JSON for people: indented lines without quotes, braces or empty values. */
export function plainLines(value: unknown): string {
  const text = linesOf(value as Json, 0).join('\n')
  return text.length > MOST ? `${text.slice(0, MOST)}\n…` : text
}

function isEmpty(value: Json): boolean {
  if (value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

function linesOf(value: Json, depth: number): string[] {
  const pad = '  '.repeat(depth)
  if (value === null || value === '') return []
  if (typeof value !== 'object')
    return String(value)
      .split('\n')
      .map((line) => pad + line)
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((item) => {
      const [head = '', ...rest] = linesOf(item, depth + 1)
      return isEmpty(item) ? [] : [`${pad}• ${head.trimStart()}`, ...rest]
    })
  }
  return Object.entries(value).flatMap(([key, item]) => {
    if (isEmpty(item)) return []
    const inner = linesOf(item, depth + 1)
    return typeof item === 'object' || inner.length > 1
      ? [`${pad}${key}:`, ...inner]
      : [`${pad}${key}: ${inner[0]?.trimStart() ?? ''}`]
  })
}
