import type { Refusal } from './legality.ts'

/** A recording as it arrived at the transcription endpoint. */
export interface HeardSound {
  readonly model: string
  readonly keywords: readonly string[]
  readonly name: string
  readonly mime: string
  readonly size: number
}

/** The fields of a multipart request, in the shape in which other requests are recorded. */
export interface SpokenForm {
  readonly sound: HeardSound
  readonly problem: Refusal | null
}

const MOST_BYTES = 25 * 1024 * 1024
const ENDINGS = ['flac', 'mp3', 'mp4', 'mpeg', 'mpga', 'm4a', 'ogg', 'wav', 'webm']
const KNOWN = new Set([
  'file', 'model', 'keywords', 'languages', 'language', 'prompt', 'response_format', 'temperature', 'stream',
]) // prettier-ignore

/** How the files of each ending begin; the real service looks inside too. */
const STARTS: Readonly<Record<string, (head: Buffer) => boolean>> = {
  webm: (head) => head.readUInt32BE(0) === 0x1a45dfa3,
  ogg: (head) => head.subarray(0, 4).toString('latin1') === 'OggS',
  wav: (head) => head.subarray(0, 4).toString('latin1') === 'RIFF',
  flac: (head) => head.subarray(0, 4).toString('latin1') === 'fLaC',
  m4a: (head) => head.subarray(4, 8).toString('latin1') === 'ftyp',
  mp4: (head) => head.subarray(4, 8).toString('latin1') === 'ftyp',
}

const refusal = (message: string, param: string, status = 400): Refusal => ({
  status,
  code: null,
  message,
  param,
})

/** Reads a multipart body and finds what the real service would refuse in it. */
export async function readSpoken(body: Buffer, contentType: string): Promise<SpokenForm> {
  const request = new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
  const form = await request.formData()
  const file = form.get('file')
  const model = form.get('model')
  const fields = [...form.keys()].map((key) => key.replace(/\[\]$/, ''))
  const sound: HeardSound = {
    model: typeof model === 'string' ? model : '',
    keywords: form.getAll('keywords[]').map(String),
    name: file instanceof File ? file.name : '',
    mime: file instanceof File ? file.type : '',
    size: file instanceof File ? file.size : 0,
  }
  return { sound, problem: await problemOf(sound, fields, file) }
}

async function problemOf(
  sound: HeardSound,
  fields: readonly string[],
  file: FormDataEntryValue | null,
): Promise<Refusal | null> {
  if (!(file instanceof File)) return refusal("Missing required parameter: 'file'.", 'file')
  if (!sound.model) return refusal('you must provide a model parameter', 'model')
  const stranger = fields.find((field) => !KNOWN.has(field))
  if (stranger) return refusal(`Unknown parameter: '${stranger}'.`, stranger)
  if (sound.keywords.length > 0 && !sound.model.startsWith('gpt-transcribe')) {
    return refusal(`'keywords' is not supported by ${sound.model}.`, 'keywords')
  }
  if (file.size > MOST_BYTES) {
    return refusal(
      `Maximum content size limit (${MOST_BYTES}) exceeded (${file.size} bytes read)`,
      'file',
      413,
    )
  }
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? ''
  if (!ENDINGS.includes(ending)) {
    return refusal(`Unrecognized file format. Supported formats: [${ENDINGS.join(', ')}]`, 'file')
  }
  const head = Buffer.from(await file.slice(0, 12).arrayBuffer())
  const begins = STARTS[ending]
  if (head.length < 12 || (begins && !begins(head))) {
    return refusal('Audio file might be corrupted or unsupported', 'file')
  }
  return null
}
