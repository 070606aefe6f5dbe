import type { Attachment } from '#shared/domain/conversation.ts'
import type { TranscriptTurn } from '#shared/domain/transcript.ts'
import { readTranscriptFile } from '../analysis/read/read-transcript.ts'

const BY_ENDING: Readonly<Record<string, Attachment['kind']>> = {
  vtt: 'transcript',
  srt: 'transcript',
  mp3: 'audio',
  m4a: 'audio',
  wav: 'audio',
  ogg: 'audio',
  webm: 'audio',
  flac: 'audio',
  md: 'document',
  txt: 'document',
  html: 'document',
  htm: 'document',
  docx: 'document',
  pdf: 'document',
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  gif: 'image',
  webp: 'image',
  heic: 'image',
}

/** Endings of files that may hold a transcript or anything else. */
const MAY_BE_SPOKEN = new Set(['txt', 'docx', 'pdf', 'md'])
/** A longer file is no transcript of a call, and reading it would keep the person waiting. Bytes. */
const MOST_READ = 8_000_000

/** Two people who take turns; a form with colons or a report is none. */
function isConversation(turns: readonly TranscriptTurn[]): boolean {
  const speakers = new Set(turns.map(({ speaker }) => speaker).filter(Boolean))
  return turns.length >= 4 && speakers.size >= 2 && turns.length >= speakers.size * 1.5
}

async function holdsConversation(name: string, content: Uint8Array): Promise<boolean> {
  try {
    const { turns } = await readTranscriptFile(name, content)
    return isConversation(turns)
  } catch {
    // What cannot be read as a transcript is an ordinary document; reading it as one says what is wrong.
    return false
  }
}

/** What a dropped file is, from its name and, where that leaves it open, from what is in it. */
export async function attachmentKind(name: string, content: Uint8Array): Promise<Attachment['kind']> {
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  const kind = BY_ENDING[ending] ?? 'other'
  if (!MAY_BE_SPOKEN.has(ending) || content.byteLength > MOST_READ) return kind
  return (await holdsConversation(name, content)) ? 'transcript' : kind
}
