const NUMBERS = ['', 'a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const

/** A length as one says it, to the half minute: "half a minute", "a minute and a half", "two minutes". */
export function minutesInWords(seconds: number): string {
  const halves = Math.max(1, Math.round(seconds / 30))
  const whole = Math.floor(halves / 2)
  const andHalf = halves % 2 === 1
  if (whole === 0) return 'half a minute'
  if (whole === 1) return andHalf ? 'a minute and a half' : 'a minute'
  const number = NUMBERS[whole] ?? String(whole)
  return andHalf ? `${number} and a half minutes` : `${number} minutes`
}
