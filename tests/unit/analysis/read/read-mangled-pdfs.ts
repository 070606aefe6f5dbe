// Reads many damaged PDFs in a process of its own: what pdf.js leaves behind must not end it.
import { UserError } from '#main/core/errors.ts'
import { readTranscriptFile } from '#main/analysis/read/read-transcript.ts'
import { makePdf } from '#tests/unit/knowledge/documents.ts'
import { mangled, seeded } from './mangle.ts'

const random = seeded(99)
const whole = makePdf([
  ['Ann: Hello.', 'Bo: Hi.', '1'],
  ['Ann: So.', '2'],
])
let read = 0
let refused = 0
for (let round = 0; round < 250; round += 1) {
  await readTranscriptFile('a.pdf', mangled(whole, random)).then(
    () => (read += 1),
    (error: unknown) => {
      if (!(error instanceof UserError)) throw error
      refused += 1
    },
  )
}
process.stdout.write(JSON.stringify({ read, refused }))
