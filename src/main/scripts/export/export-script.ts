import type { ExportFormat } from '#shared/domain/script-draft.ts'
import { UserError } from '#main/core/errors.ts'
import { safeFileName } from './file-name.ts'
import type { PdfFonts } from './script-pdf.ts'
import { spokenParagraphs, type ScriptText } from './script-text.ts'

const MIME: Readonly<Record<ExportFormat, string>> = {
  txt: 'text/plain; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** For reading aloud: the title and the paragraphs, nothing else. */
function plainText(script: ScriptText): Uint8Array {
  const blocks = [script.title, ...spokenParagraphs(script).map((lines) => lines.join('\n'))]
  return new TextEncoder().encode(`${blocks.join('\n\n')}\n`)
}

async function bytesOf(
  script: ScriptText,
  format: ExportFormat,
  fonts: () => Promise<PdfFonts>,
): Promise<Uint8Array> {
  switch (format) {
    case 'txt':
      return plainText(script)
    case 'docx': {
      const { scriptDocx } = await import('./script-docx.ts')
      return scriptDocx(script)
    }
    case 'pdf': {
      const { scriptPdf } = await import('./script-pdf.ts')
      return scriptPdf(script, await fonts())
    }
  }
}

/** The script as a file. UserError while there is nothing in it. */
export async function exportScript(
  script: ScriptText,
  format: ExportFormat,
  fonts: () => Promise<PdfFonts>,
): Promise<{ readonly fileName: string; readonly mime: string; readonly bytes: Uint8Array }> {
  if (script.words === 0) {
    throw new UserError('SCRIPT_EMPTY', 'There is no text to export yet.', 'Have it written first.')
  }
  const bytes = await bytesOf(script, format, fonts)
  return { fileName: `${safeFileName(script.title)}.${format}`, mime: MIME[format], bytes }
}
