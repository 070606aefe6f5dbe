import { UserError } from '#main/core/errors.ts'

const NAMED = 8

/**
 * The text as a font can set it: one form of each letter, plain blanks, no invisible marks. A name must not be spelled
 * otherwise than it is: UserError when the font lacks a letter.
 */
export function settable(text: string, letters: ReadonlySet<number>): string {
  const spaced = text.normalize('NFC').replace(/[\s\u00a0]/g, ' ')
  const shown = Array.from(spaced.replace(/[\p{Cf}\p{Cc}]/gu, ''))
  const lacking = [...new Set(shown.filter((letter) => !letters.has(letter.codePointAt(0) ?? 0)))]
  if (lacking.length === 0) return shown.join('')
  throw new UserError(
    'PDF_LETTERS',
    `A PDF from here cannot show ${lacking.slice(0, NAMED).join(' ')}.`,
    'Export it as Word or text; both keep every letter.',
  )
}
