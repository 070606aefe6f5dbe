import { countLine, metaLine, spokenParagraphs, type ScriptText } from './script-text.ts'

/** Half points: read from a desk while one speaks. */
const SIZE = { title: 40, meta: 20, body: 28, footer: 18 } as const
/** Twentieths of a point. */
const SPACE = { afterTitle: 80, afterMeta: 480, afterParagraph: 320, line: 420 } as const
const GREY = '666666'
const FONT = 'Calibri'

/** A Word document with generous spacing and the count of words in its footer. */
export async function scriptDocx(script: ScriptText): Promise<Uint8Array> {
  const { AlignmentType, Document, Footer, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx')
  const title = new Paragraph({
    heading: HeadingLevel.TITLE,
    spacing: { after: SPACE.afterTitle },
    children: [new TextRun({ text: script.title, bold: true, size: SIZE.title, font: FONT })],
  })
  const meta = new Paragraph({
    spacing: { after: SPACE.afterMeta },
    children: [new TextRun({ text: metaLine(script), size: SIZE.meta, color: GREY, font: FONT })],
  })
  const body = spokenParagraphs(script).map(
    (lines) =>
      new Paragraph({
        spacing: { after: SPACE.afterParagraph, line: SPACE.line },
        children: lines.map(
          (text, index) =>
            new TextRun({ text, size: SIZE.body, font: FONT, ...(index > 0 ? { break: 1 } : {}) }),
        ),
      }),
  )
  const footer = new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: countLine(script), size: SIZE.footer, color: GREY, font: FONT })],
      }),
    ],
  })
  const document = new Document({
    title: script.title,
    creator: 'Hard-E',
    sections: [{ children: [title, meta, ...body], footers: { default: footer } }],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}
