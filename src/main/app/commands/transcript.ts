import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { readTranscriptFile, type ReadTranscript } from '../../analysis/read/read-transcript.ts'
import { refuseTooLarge } from '../../analysis/read/refuse.ts'
import { atMost, type Command, UsageError } from './command.ts'
import { requireFile } from './jsonl.ts'

const usage = ['transcript FILE [--json]']

/** 75 → "1:15". */
function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  const rest = `${whole % 60}`.padStart(2, '0')
  return hours > 0 ? `${hours}:${`${minutes}`.padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

function asJson({ format, turns }: ReadTranscript): string {
  const speakers = [...new Set(turns.map(({ speaker }) => speaker))].filter(Boolean)
  return JSON.stringify({
    format,
    speakers,
    turns: turns.map(({ speaker, start, end, text }) => ({ speaker, start, end, text })),
  })
}

/** Shows who says what in a transcript of any kind. Needs no workspace. */
export const transcript: Command = {
  name: 'transcript',
  usage,
  flags: { json: 'switch' },
  async run(args, { output, signal }) {
    const [file] = args.words
    if (!file) throw new UsageError('Which file?', usage)
    atMost(args.words, 1, usage)
    requireFile(file)
    refuseTooLarge(file, (await stat(file)).size)
    const read = await readTranscriptFile(basename(file), await readFile(file, { signal }), signal)
    if (args.flags.has('json')) {
      output.line(asJson(read))
      return
    }
    if (read.title) output.line(`${read.title}\n`)
    for (const { speaker, start, text } of read.turns) {
      const time = start === null ? '' : ` (${clock(start)})`
      output.line(`${speaker || 'Somebody'}${time}: ${text}`)
    }
  },
}
