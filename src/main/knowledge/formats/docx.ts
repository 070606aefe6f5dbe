import type { ParsedDocument } from './blocks.ts'
import { readHtml } from './html.ts'
import { readTranscript } from './transcript.ts'

/** A Word document by way of HTML: its heading styles, lists and tables. Throws when it is no docx. */
export async function readDocx(bytes: Uint8Array): Promise<ParsedDocument> {
  const { default: mammoth } = await import('mammoth')
  const { value: html } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    {
      styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
      convertImage: mammoth.images.imgElement(async () => await Promise.resolve({ src: '' })),
    },
  )
  const document = await readHtml(html)
  const lines = document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))
  const transcript = lines.every(Boolean) ? readTranscript(lines.join('\n')) : null
  return transcript ?? document
}
