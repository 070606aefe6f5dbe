const PREFIX = '#cite-'

/** Which numbers in brackets stand for a source. */
export type IsCited = (index: number) => boolean

/** Makes `[1]` and `[1, 2]` of known citations into links, which are shown as chips; code is left alone. */
export function linkCitations(markdown: string, isCited: IsCited): string {
  return markdown
    .split(/(`+[^`]*`+)/)
    .map((piece, index) => (index % 2 === 1 ? piece : linkPiece(piece, isCited)))
    .join('')
}

function linkPiece(text: string, isCited: IsCited): string {
  return text.replace(/\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\](?!\(|:\s*http)/g, (whole, list: string) => {
    const numbers = list.split(/[,;]/).map(Number)
    if (!numbers.every(isCited)) return whole
    return numbers.map((n) => `[${n}](${PREFIX}${n})`).join('')
  })
}

/** The citation a link stands for; null for a real link. */
export function citedNumber(href: string | undefined): number | null {
  if (!href?.startsWith(PREFIX)) return null
  const n = Number(href.slice(PREFIX.length))
  return Number.isInteger(n) ? n : null
}
