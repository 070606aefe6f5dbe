const SCALE = /^(thousand|million|billion)$/i

function money(whole: string, cents: string | undefined, scale: string | undefined): string {
  const plain = whole.replaceAll(',', '')
  if (scale && SCALE.test(scale)) return `${plain}${cents ? `.${cents}` : ''} ${scale} dollars`
  const dollars = `${plain} ${plain === '1' ? 'dollar' : 'dollars'}`
  return cents && Number(cents) > 0 ? `${dollars} and ${Number(cents)} cents` : dollars
}

const digits = (text: string): string => text.split('').join(' ')

/** Characters that mean nothing aloud, or a command to some voice ("[[rate 300]]"). */
function withoutCommands(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replaceAll(/[[\]{}<>|\\^~`*_#]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** How prices, phone numbers and a few signs are said in US English. */
export function spokenForm(paragraph: string): string {
  return withoutCommands(paragraph)
    .replaceAll(
      /\$\s?(\d[\d,]*)(?:\.(\d{1,2})(?!\d))?(?:\s(thousand|million|billion)\b)?/gi,
      (_, whole: string, cents?: string, scale?: string) => money(whole, cents, scale),
    )
    .replaceAll(
      /(?<!\d)(?:\+?1[ .-])?\(?(\d{3})\)?[ .-](\d{3})[ .-](\d{4})(?!\d)/g,
      (_, area: string, exchange: string, line: string) =>
        `${digits(area)}, ${digits(exchange)}, ${digits(line)}`,
    )
    .replaceAll(/(?<=\d)\s?%/g, ' percent')
    .replaceAll(/\bsq\.?\s?ft\b\.?/gi, 'square feet')
    .replaceAll(/\s&\s/g, ' and ')
}

/** The paragraphs of a script as they are to be said; empty ones are left out. */
export function spokenParagraphs(script: string): readonly string[] {
  return script
    .split(/\r?\n\s*\r?\n/)
    .map(spokenForm)
    .filter((paragraph) => /[\p{L}\p{N}]/u.test(paragraph))
}
