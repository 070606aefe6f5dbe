/** Letters of the standard PDF fonts beyond Latin-1 (Windows-1252). */
const EXTRA = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')
/** Letters that do not come apart into a base letter and a mark. */
const SPELLED: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŋ: 'n',
  Ŋ: 'N',
  ŧ: 't',
  Ŧ: 'T',
  '‐': '-',
  '‑': '-',
  '‒': '–',
  '―': '—',
  '−': '-',
  '′': "'",
  '″': '"',
  '⁄': '/',
  '→': '->',
  '≤': '<=',
  '≥': '>=',
}

const isKnown = (letter: string): boolean =>
  /[ -~\u00a1-\u00ac\u00ae-\u00ff]/.test(letter) || EXTRA.has(letter)

/**
 * The text in letters that the standard fonts of PDF have: others by their base letter ("Nguyễn" → "Nguyen"),
 * or as "?" where there is none. Word and plain text keep every letter.
 */
export function winAnsi(text: string): string {
  const spaced = text.normalize('NFC').replace(/[\s\u00a0]/g, ' ')
  return Array.from(spaced.replace(/[\p{Cf}\p{Cc}]/gu, ''))
    .map((letter) => {
      if (isKnown(letter)) return letter
      if (/\p{M}/u.test(letter)) return ''
      const spelled = SPELLED[letter]
      if (spelled !== undefined) return spelled
      const base = Array.from(letter.normalize('NFKD')).filter((part) => !/\p{M}/u.test(part))
      const known = base.map((part) => SPELLED[part] ?? part).filter(isKnown)
      return known.length > 0 ? known.join('') : '?'
    })
    .join('')
}
