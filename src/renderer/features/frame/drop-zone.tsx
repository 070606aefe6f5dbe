import { FileUp } from 'lucide-react'
import { createContext, use, useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { count, t } from '../../i18n/t.ts'

/** What the screen in front does with dropped files. */
export interface DropTarget {
  /** Where they go, in words: "this message". */
  readonly target: string
  readonly onFiles: (files: readonly File[]) => void
}

type Register = (target: DropTarget) => () => void

const DropContext = createContext<Register>(() => () => undefined)

/** Makes the whole window the drop target of this screen while it is shown. */
export function useDropTarget(target: string, onFiles: (files: readonly File[]) => void): void {
  const register = use(DropContext)
  const take = useEffectEvent((files: readonly File[]) => onFiles(files))
  useEffect(() => register({ target, onFiles: (files) => take(files) }), [register, target])
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** The window takes every drop, so that a stray file never navigates it away. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const targets = useRef<DropTarget[]>([])
  const [register] = useState<Register>(() => (target: DropTarget) => {
    targets.current.push(target)
    return () => {
      targets.current = targets.current.filter((other) => other !== target)
    }
  })
  const [words, setWords] = useState<string | null>(null)
  useEffect(() => {
    let depth = 0
    const wordsFor = (items: number): string => {
      const target = targets.current.at(-1)
      return target
        ? t('drop.items', { files: count(Math.max(1, items), 'file'), target: target.target })
        : t('drop.nowhere')
    }
    const on = {
      dragenter: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        depth += 1
        setWords(wordsFor(event.dataTransfer?.items.length ?? 0))
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
        if (files.length > 0) targets.current.at(-1)?.onFiles(files)
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
