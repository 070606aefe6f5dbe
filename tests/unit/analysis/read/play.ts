import { readTranscriptFile, type ReadTranscript } from '#main/analysis/read/read-transcript.ts'

/** Reads a text as the file of that name. */
export async function readText(name: string, text: string): Promise<ReadTranscript> {
  return await readTranscriptFile(name, new TextEncoder().encode(text))
}

/** "Ann: hello" a turn, as the tables of the tests write them. */
export function playOf({ turns }: Pick<ReadTranscript, 'turns'>): readonly string[] {
  return turns.map(({ speaker, text }) => `${speaker}: ${text}`)
}

/** "Ann 1-2.5: hello" a turn; `?` where the file says no time. */
export function timedPlayOf({ turns }: Pick<ReadTranscript, 'turns'>): readonly string[] {
  return turns.map(({ speaker, start, end, text }) => `${speaker} ${start ?? '?'}-${end ?? '?'}: ${text}`)
}
