interface Piece {
  readonly speaker: string
  readonly start: number | null
  readonly end: number | null
  readonly text: string
}

interface Container {
  readonly pieces: readonly Piece[]
  /** Seconds, as the file says or as its last time says. */
  readonly duration: number | null
}

const TIME = /(?:(\d+):)?(\d+):(\d+)(?:[.,](\d+))?/

function secondsOf(time: string): number {
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = TIME.exec(time) ?? []
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`)
}

/** Reads the simple shapes of the practice corpus; the file's name says which product wrote it. */
export function readContainer(name: string, content: string): Container {
  const text = content.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  if (/\.(vtt|srt)$/.test(name)) return cues(text)
  if (name.endsWith('.otter.txt')) return otter(text)
  if (name.endsWith('.meet.txt')) return meet(text)
  if (name.endsWith('.plain.txt'))
    return { pieces: text.split('\n').flatMap((line) => named(line)), duration: null }
  throw new Error(`${name}: the oracle does not know this container.`)
}

function named(line: string, start: number | null = null, end: number | null = null): Piece[] {
  const at = line.indexOf(': ')
  if (at < 0) return []
  return [{ speaker: line.slice(0, at).trim(), start, end, text: line.slice(at + 2).trim() }]
}

function cues(content: string): Container {
  const pieces: Piece[] = []
  for (const block of content.split(/\n{2,}/)) {
    const lines = block.split('\n')
    const at = lines.findIndex((line) => line.includes(' --> '))
    if (at < 0) continue
    const [start = 0, end = 0] = (lines[at] ?? '').split(' --> ').map(secondsOf)
    const said = lines
      .slice(at + 1)
      .join(' ')
      .trim()
    const voice = /^<v ([^>]+)>(.*?)(?:<\/v>)?$/.exec(said)
    if (voice) pieces.push({ speaker: voice[1] ?? '', start, end, text: (voice[2] ?? '').trim() })
    else pieces.push(...named(said, start, end))
  }
  return { pieces, duration: pieces.at(-1)?.end ?? null }
}

function otter(content: string): Container {
  const pieces: Piece[] = []
  for (const block of content.split(/\n{2,}/)) {
    const [head = '', ...lines] = block.split('\n')
    const match = /^(.+?) {2}((?:\d+:)?\d+:\d\d)\s*$/.exec(head)
    if (!match) continue
    const [, speaker = '', time = ''] = match
    pieces.push({ speaker, start: secondsOf(time), end: null, text: lines.join(' ').trim() })
  }
  return { pieces, duration: pieces.at(-1)?.start ?? null }
}

function meet(content: string): Container {
  const pieces: Piece[] = []
  let start: number | null = null
  const body = content.slice(content.indexOf('\nTranscript\n') + '\nTranscript\n'.length)
  const [spoken = '', ending = ''] = body.split('Transcription ended after ')
  for (const line of spoken.split('\n')) {
    if (/^\d\d:\d\d:\d\d$/.test(line.trim())) start = secondsOf(line)
    else {
      const said = named(line, start)
      pieces.push(...said)
      // A time stands before a block of turns: it is the beginning of the first one only.
      if (said.length > 0) start = null
    }
  }
  return { pieces, duration: secondsOf(ending) }
}
