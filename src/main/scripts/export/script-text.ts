import type { Paragraph } from '#shared/domain/script-draft.ts'

/** What an exported script shows, whatever the format. */
export interface ScriptText {
  readonly title: string
  readonly jobNumber: string | null
  readonly paragraphs: readonly Pick<Paragraph, 'text'>[]
  readonly words: number
  readonly seconds: number
  readonly at: number
}

/** Every paragraph that has something to speak, its lines apart. */
export function spokenParagraphs({ paragraphs }: ScriptText): readonly (readonly string[])[] {
  return paragraphs
    .map(({ text }) =>
      text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0)
}

/** "Job 2231-01 · November 26, 2026". */
export function metaLine({ jobNumber, at }: ScriptText): string {
  const date = new Intl.DateTimeFormat('en-US', { dateStyle: 'long' }).format(at)
  return jobNumber === null ? date : `Job ${jobNumber} · ${date}`
}

/** "214 words, 1:32 minutes to speak". */
export function countLine({ words, seconds }: ScriptText): string {
  const whole = Math.round(seconds)
  const spoken = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
  return `${words} ${words === 1 ? 'word' : 'words'}, ${spoken} minutes to speak`
}
