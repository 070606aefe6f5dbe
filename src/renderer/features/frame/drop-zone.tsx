import { FileUp } from 'lucide-react'
import { createContext, use, useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { say } from '../../components/toast.tsx'
import { count, t } from '../../i18n/t.ts'
import { isTranscriptFile, mayBeTranscript } from '../transcripts/import/transcript-files.ts'
import { useGo } from './place.ts'

/** What the screen in front does with dropped files. */
export interface DropTarget {
  /** Where they go, in words: "this message". */
  readonly target: string
  readonly onFiles: (files: readonly File[]) => void
  /** It also gets the transcripts that were dropped where nobody takes files. */
  readonly takesStrays?: boolean
}

type Register = (target: DropTarget) => () => void

const DropContext = createContext<Register>(() => () => undefined)

/** Makes the whole window the drop target of this screen while it is shown. */
export function useDropTarget(
  target: string,
  onFiles: (files: readonly File[]) => void,
  { takesStrays = false }: Pick<DropTarget, 'takesStrays'> = {},
): void {
  const register = use(DropContext)
  const take = useEffectEvent((files: readonly File[]) => onFiles(files))
  useEffect(
    () => register({ target, takesStrays, onFiles: (files) => take(files) }),
    [register, target, takesStrays],
  )
}

const arrow = (items: number, target: string): string =>
  t('drop.items', { files: count(Math.max(1, items), 'file'), target })

/** What a drop here would do; `target` is null where the screen takes no files. */
function wordsFor(items: readonly DataTransferItem[], target: DropTarget | undefined): string {
  if (target) return arrow(items.length, target.target)
  const strays = items.filter(({ type }) => mayBeTranscript(type)).length
  return strays > 0 || items.length === 0 ? arrow(strays, t('frame.screen.transcripts')) : t('drop.nowhere')
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** The window takes every drop, so that a stray file never navigates it away. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const targets = useRef<DropTarget[]>([])
  /** On their way to the screen that takes them, which is being loaded. */
  const strays = useRef<readonly File[]>([])
  const go = useGo()
  const [register] = useState<Register>(() => (target: DropTarget) => {
    targets.current.push(target)
    if (target.takesStrays && strays.current.length > 0) {
      const files = strays.current
      strays.current = []
      target.onFiles(files)
    }
    return () => {
      targets.current = targets.current.filter((other) => other !== target)
    }
  })
  const [words, setWords] = useState<string | null>(null)
  const takeStrays = useEffectEvent((files: readonly File[]) => {
    const transcripts = files.filter(({ name }) => isTranscriptFile(name))
    const others = files.length - transcripts.length
    if (others > 0) {
      const left = transcripts.length > 0 ? t('drop.left', { files: count(others, 'file') }) : ''
      say([left, t('drop.nowhere')].filter(Boolean).join(' '))
    }
    if (transcripts.length === 0) return
    strays.current = [...strays.current, ...transcripts]
    go('/transcripts')
  })
  useEffect(() => {
    let depth = 0
    const on = {
      dragenter: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        depth += 1
        setWords(wordsFor([...(event.dataTransfer?.items ?? [])], targets.current.at(-1)))
      },
      dragover: (event: DragEvent) => event.preventDefault(),
      dragleave: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        depth = Math.max(0, depth - 1)
        if (depth === 0) setWords(null)
      },
      drop: (event: DragEvent) => {
        event.preventDefault()
        depth = 0
        setWords(null)
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length === 0) return
        const target = targets.current.at(-1)
        if (target) target.onFiles(files)
        else takeStrays(files)
      },
    }
    const pairs = Object.entries(on) as [keyof typeof on, (event: DragEvent) => void][]
    for (const [name, listener] of pairs) window.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of pairs) window.removeEventListener(name, listener)
    }
  }, [])
  return (
    <DropContext value={register}>
      {children}
      {words === null ? null : (
        <section
          aria-label={t('drop.title')}
          className="pointer-events-none fixed inset-0 z-50 animate-fade bg-scrim p-4"
        >
          <div
            className={[
              'flex h-full flex-col items-center justify-center gap-3 rounded-dialog border-2 border-dashed',
              'border-accent bg-panel/95',
            ].join(' ')}
          >
            <FileUp className="size-8 stroke-[1.5] text-accent-ink" aria-hidden />
            <p className="text-display font-semibold">{t('drop.title')}</p>
            <p className="text-body text-ink-2">{words}</p>
          </div>
        </section>
      )}
    </DropContext>
  )
}
