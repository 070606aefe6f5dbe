import { settable } from './pdf-letters.ts'
import { countLine, metaLine, spokenParagraphs, type ScriptText } from './script-text.ts'
import { wrapLine } from './wrap.ts'

/** US Letter in points. */
const PAGE = { width: 612, height: 792, margin: 72 } as const
const SIZE = { title: 20, meta: 10, body: 14, footer: 9 } as const
const LINE = 1.5
const AFTER = { title: 6, meta: 24, paragraph: 14 } as const
const FOOTER_AT = 40
/** Two lines of a paragraph stay together at the end of a page. */
const LEAST_LINES = 2

interface Line {
  readonly text: string
  readonly size: number
  readonly style: 'bold' | 'plain' | 'grey'
  /** Height it takes, with the space after it. */
  readonly height: number
  /** Lines of the same paragraph that follow. */
  readonly more: number
}

/** Lines over pages, none of them below the margin. */
function paged(lines: readonly Line[]): readonly (readonly Line[])[] {
  const room = PAGE.height - 2 * PAGE.margin
  const pages: Line[][] = [[]]
  let used = 0
  for (const line of lines) {
    const together = line.more > 0 ? Math.min(line.more + 1, LEAST_LINES) : 1
    if (used > 0 && used + line.size * LINE * together > room) {
      pages.push([])
      used = 0
    }
    pages.at(-1)?.push(line)
    used += line.height
  }
  return pages
}

/** TrueType files; only the letters that are used go into the PDF. */
export interface PdfFonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
}

/** A PDF on Letter pages, numbered, with the count of words below. UserError when a letter cannot be shown. */
export async function scriptPdf(script: ScriptText, fonts: PdfFonts): Promise<Uint8Array> {
  const [{ PDFDocument, rgb }, { default: fontkit }] = await Promise.all([
    import('pdf-lib'),
    import('@pdf-lib/fontkit'),
  ])
  const pdf = await PDFDocument.create()
  pdf.registerFontkit(fontkit)
  const plain = await pdf.embedFont(fonts.regular, { subset: true })
  const bold = await pdf.embedFont(fonts.bold, { subset: true })
  const letters = new Set(plain.getCharacterSet())
  const grey = rgb(0.4, 0.4, 0.4)
  const black = rgb(0, 0, 0)
  const width = PAGE.width - 2 * PAGE.margin

  const block = (
    texts: readonly string[],
    size: number,
    style: Line['style'],
    after: number,
  ): readonly Line[] => {
    const font = style === 'bold' ? bold : plain
    const wrapped = texts.flatMap((text) =>
      wrapLine(settable(text, letters), width, (part) => font.widthOfTextAtSize(part, size)),
    )
    return wrapped.map((text, index) => {
      const more = wrapped.length - 1 - index
      return { text, size, style, height: size * LINE + (more === 0 ? after : 0), more }
    })
  }
  const lines = [
    ...block([script.title], SIZE.title, 'bold', AFTER.title),
    ...block([metaLine(script)], SIZE.meta, 'grey', AFTER.meta),
    ...spokenParagraphs(script).flatMap((texts) => block(texts, SIZE.body, 'plain', AFTER.paragraph)),
  ]

  const pages = paged(lines)
  for (const [index, onPage] of pages.entries()) {
    const page = pdf.addPage([PAGE.width, PAGE.height])
    let y = PAGE.height - PAGE.margin
    for (const { text, size, style, height } of onPage) {
      const font = style === 'bold' ? bold : plain
      page.drawText(text, { x: PAGE.margin, y: y - size, size, font, color: style === 'grey' ? grey : black })
      y -= height
    }
    const footer = `${countLine(script)} · page ${index + 1} of ${pages.length}`
    const left = (PAGE.width - plain.widthOfTextAtSize(footer, SIZE.footer)) / 2
    page.drawText(footer, { x: left, y: FOOTER_AT, size: SIZE.footer, font: plain, color: grey })
  }
  pdf.setTitle(script.title)
  pdf.setCreator('Hard-E')
  pdf.setCreationDate(new Date(script.at))
  return pdf.save()
}
