import { z } from 'zod'
import { normalizeSpeech } from '../../clients/speech/normalize-speech.ts'
import { type Command, UsageError } from './command.ts'
import { answerLines, requireFile } from './jsonl.ts'

const usage = ['normalize "spoken text" [--json]', 'normalize --jsonl FILE']

const lineSchema = z.looseObject({ id: z.union([z.string(), z.number()]), text: z.string() })

/** Spoken form → written form: digits, phones, e-mails, money, dates. Needs no workspace. */
export const normalize: Command = {
  name: 'normalize',
  usage,
  flags: { json: 'switch', jsonl: 'value' },
  async run(args, { output, signal }) {
    const file = args.flags.get('jsonl')
    const text = args.words.join(' ').trim()
    if (!file && !text) throw new UsageError('There is nothing to normalize.', usage)
    if (file) {
      requireFile(file)
      const answer = async ({ id, text: said }: z.infer<typeof lineSchema>) => ({
        id,
        text: normalizeSpeech(said).text,
      })
      await answerLines({ file, schema: lineSchema, output, signal, answer })
      return
    }
    const written = normalizeSpeech(text).text
    output.line(args.flags.has('json') ? JSON.stringify({ text: written }) : written)
  },
}
