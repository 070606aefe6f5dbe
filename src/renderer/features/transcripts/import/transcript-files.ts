/** Endings of the files a transcript may come in, as a file field takes them. */
export const transcriptEndings = '.vtt,.srt,.txt,.text,.md,.docx,.pdf,.csv,.tsv,.json,.jsonl'

const endings = transcriptEndings.split(',')

export function isTranscriptFile(name: string): boolean {
  const small = name.toLowerCase()
  return endings.some((ending) => small.endsWith(ending))
}

const TYPES = /^text\/|^application\/(pdf|(x-)?json|jsonl|x-ndjson|x-subrip|msword|.*wordprocessingml)/

/** While it is dragged only the type of a file is known, and for many endings not even that. */
export function mayBeTranscript(type: string): boolean {
  return type === '' || TYPES.test(type)
}
