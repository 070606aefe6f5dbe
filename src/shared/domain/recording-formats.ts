/** The sounds a transcription service takes, by MIME type. Source: OpenAI's speech-to-text guide. */
const ENDINGS: Readonly<Record<string, string>> = {
  'audio/webm': 'webm',
  'video/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/m4a': 'm4a',
  'audio/x-m4a': 'm4a',
  'video/mp4': 'mp4',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/wav': 'wav',
  'audio/wave': 'wav',
  'audio/x-wav': 'wav',
  'audio/vnd.wave': 'wav',
  'audio/flac': 'flac',
  'audio/x-flac': 'flac',
}

const MIMES: Readonly<Record<string, string>> = {
  webm: 'audio/webm',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  mpga: 'audio/mpeg',
  wav: 'audio/wav',
  flac: 'audio/flac',
}

/** "audio/webm;codecs=opus" → "audio/webm". */
export function plainMime(mime: string): string {
  return (mime.split(';')[0] ?? '').trim().toLowerCase()
}

/** The file ending for a sound, or null when no service takes it. */
export function recordingEnding(mime: string): string | null {
  const plain = plainMime(mime)
  return Object.hasOwn(ENDINGS, plain) ? (ENDINGS[plain] ?? null) : null
}

/** The MIME type of a sound file; by its name where the browser does not say. Null: not a sound file. */
export function soundMimeOf(file: { readonly name: string; readonly type: string }): string | null {
  const plain = plainMime(file.type)
  // A video is named as one; only a sound is offered to be written down.
  if (plain.startsWith('audio/') && recordingEnding(plain)) return plain
  const ending = /\.(\w+)$/.exec(file.name.toLowerCase())?.[1] ?? ''
  return Object.hasOwn(MIMES, ending) ? (MIMES[ending] ?? null) : null
}
