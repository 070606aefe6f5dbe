import type { Attachment } from '#shared/domain/conversation.ts'

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

/** Three lines that start like speaker turns make a text file a transcript. */
const SPEAKER_LINE = /^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*)?[A-Z][\w .'-]{1,40}:\s+\S/gm

/** What a dropped file is, from its name and, for text, how it begins. */
export function attachmentKind(name: string, content: Uint8Array): Attachment['kind'] {
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  const kind = BY_ENDING[ending] ?? 'other'
  if (ending !== 'txt') return kind
  const start = new TextDecoder().decode(content.subarray(0, 4000))
  return (start.match(SPEAKER_LINE)?.length ?? 0) >= 3 ? 'transcript' : kind
}
