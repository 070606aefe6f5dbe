export interface CheckWork {
  readonly kind: 'check'
  readonly templateFile: string
  readonly musicFile: string | null
}

export interface RenderWork {
  readonly kind: 'render'
  readonly templateFile: string
  readonly musicFile: string | null
  readonly voiceFile: string
  readonly title: string
  /** Written from the beginning; the caller renames it when it is whole. */
  readonly partFile: string
}

/** One paragraph by the voice of the npm package. */
export interface SpeakWork {
  readonly kind: 'speak'
  readonly moduleUrl: string
  readonly text: string
  readonly name: string
  readonly wordsPerMinute: number
  readonly wavFile: string
}

/** What the thread is started with. */
export type MediaWork = CheckWork | RenderWork | SpeakWork

/** What the thread says. */
export type RenderMessage =
  | { readonly kind: 'progress'; readonly fraction: number; readonly note: string }
  | { readonly kind: 'done'; readonly seconds: number }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly nextStep: string }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string }
