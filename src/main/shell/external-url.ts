/** The address to hand to the computer's browser; null for anything that is not a plain web address. */
export function externalUrl(text: string): string | null {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  // `https://bank.example@evil.example` shows one place and opens another.
  return url.username || url.password ? null : url.href
}
