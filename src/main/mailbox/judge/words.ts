/** Text of a mail within a sentence: one line, no control characters, not too long. */
export function shown(text: string, most = 80): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}

export const hours = (ms: number): string => {
  const whole = Math.round(ms / 3_600_000)
  return whole === 1 ? '1 hour' : `${whole} hours`
}
