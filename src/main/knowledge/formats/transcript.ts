import { oneLine, type Block, type ParsedDocument } from './blocks.ts'

type Turn = Extract<Block, { kind: 'turn' }>

const TIME = String.raw`\(?\[?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\]?\)?`
const CUE = /^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}/
const NAME = String.raw`[\p{Lu}][\p{L}\p{N}.'’&\-]*(?: [\p{L}\p{N}(][\p{L}\p{N}.'’&()\-]*){0,4}`
const SAID = new RegExp(String.raw`^\s*(?:${TIME}\s*[-–]?\s*)?(${NAME})(?:\s*${TIME})?\s*:\s+(\S.*)$`, 'u')
const OWN_LINE = new RegExp(String.raw`^\s*(?:(${NAME})\s{1,4}${TIME}|${TIME}\s{1,4}(${NAME}))\s*:?\s*$`, 'u')
/** Words before a colon that are fields of a form, never speakers. */
const FIELD = new RegExp(
  `^(?:${[
    String.raw`note|notes|date|time|where|when|what|who|why|how|location|attendees|present|subject|re`,
    String.raw`agenda|topic|summary|action|actions|action items?|decisions?|next steps?|phone|email`,
    String.raw`address|price|total|warning|important|example|tip|step \d+|q|a|question|answer|owner`,
    String.raw`status|version|title|purpose|scope|due|cc|to|from|updated|customer|job|project|length`,
    String.raw`duration`,
  ].join('|')})$`,
  'i',
)

function joinTurns(turns: readonly Turn[]): readonly Turn[] {
  const joined: Turn[] = []
  for (const turn of turns) {
    const last = joined.at(-1)
    if (last && last.speaker === turn.speaker) {
      joined.splice(-1, 1, { ...last, text: `${last.text} ${turn.text}`.trim() })
    } else if (turn.text) joined.push(turn)
  }
  return joined
}

/** WebVTT and SubRip: cue text with `<v Name>` or `Name:`. */
export function readCues(text: string): ParsedDocument {
  const turns: Turn[] = []
  let speaker = ''
  for (const chunk of text.split(/\n\s*\n/)) {
    const lines = chunk.split('\n')
    const at = lines.findIndex((line) => CUE.test(line))
    if (at < 0) continue
    for (const line of lines.slice(at + 1)) {
      const voice = /^\s*<v(?:\.[^ >]*)?\s+([^>]+)>/.exec(line)
      const words = oneLine(line.replace(/<[^>]*>/g, ''))
      const said = voice ? null : SAID.exec(words)
      if (voice) speaker = oneLine(voice[1] ?? '')
      else if (said) speaker = said[1] ?? ''
      if (words) turns.push({ kind: 'turn', speaker, text: said ? (said[2] ?? '') : words })
    }
  }
  return { title: null, blocks: joinTurns(turns) }
}

/**
 * Speaker turns of a plain text ("Name: …", or the name and time on a line of their own); null when it
 * has none.
 */
export function readTranscript(text: string): ParsedDocument | null {
  const lines = text.split('\n')
  const counts = new Map<string, number>()
  let marked = 0
  for (const line of lines) {
    const own = OWN_LINE.exec(line)
    const name = own?.[1] ?? own?.[2] ?? SAID.exec(line)?.[1]
    if (!name || FIELD.test(name)) continue
    marked++
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const repeated = [...counts].filter(([, count]) => count > 1).length
  const filled = lines.filter((line) => line.trim()).length
  if (marked < 4 || repeated < 1 || marked / counts.size < 1.5 || marked < filled * 0.25) return null
  const blocks: Block[] = []
  let turns: Turn[] = []
  let speaker: string | null = null
  const speak = (name: string, words: string): void => {
    speaker = name
    turns.push({ kind: 'turn', speaker: name, text: oneLine(words) })
  }
  for (const line of lines) {
    const own = OWN_LINE.exec(line)
    const said = SAID.exec(line)
    const ownName = own?.[1] ?? own?.[2]
    if (ownName) speak(ownName, '')
    else if (said?.[1] && !FIELD.test(said[1])) speak(said[1], said[2] ?? '')
    else if (line.trim() && speaker !== null) speak(speaker, line)
    else if (line.trim()) blocks.push({ kind: 'paragraph', text: oneLine(line.replace(/^#+\s*/, '')) })
  }
  turns = [...joinTurns(turns)]
  const first = blocks[0]
  const title = first?.kind === 'paragraph' && first.text.length <= 100 ? first.text : null
  return { title, blocks: [...blocks, ...turns] }
}
