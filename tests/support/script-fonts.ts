import { readFile } from 'node:fs/promises'
import type { PdfFonts } from '#main/scripts/export/script-pdf.ts'

/** The fonts that come with the app. */
export async function scriptFonts(): Promise<PdfFonts> {
  return {
    regular: await readFile('resources/fonts/inter-regular.ttf'),
    bold: await readFile('resources/fonts/inter-semibold.ttf'),
  }
}
