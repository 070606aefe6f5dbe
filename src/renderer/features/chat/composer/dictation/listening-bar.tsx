import { useEffect, useRef } from 'react'
import { Button } from '../../../../components/button.tsx'
import { Kbd } from '../../../../components/kbd.tsx'
import { useMedia } from '../../../../hooks/use-media.ts'
import { useNow } from '../../../../hooks/use-now.ts'
import { t } from '../../../../i18n/t.ts'
import { spokenTime } from './spoken-text.ts'
import type { Dictation, DictationPhase } from './use-dictation.ts'

type Listening = Extract<DictationPhase, { kind: 'listening' }>

/** How long and how loud, while the microphone is on. */
export function ListeningBar({
  phase,
  onCancel,
}: {
  readonly phase: Listening
  readonly onCancel: () => void
}) {
  const now = useNow(250)
  return (
    <div className="flex items-center gap-2.5 px-4 pt-3 text-base">
      <span className="size-2 shrink-0 rounded-full bg-red" aria-hidden />
      <output className="font-medium">{t('voice.listening')}</output>
      <span role="timer" aria-label={t('voice.time')} className="text-ink-2 tabular-nums">
        {spokenTime((now - phase.since) / 1000)}
      </span>
      <Level phase={phase} />
      <Button size="small" tone="quiet" className="ml-auto" onClick={onCancel}>
        {t('voice.cancel')}
        <Kbd keys="Escape" />
      </Button>
    </div>
  )
}

/** Drawn past React: it changes many times a second. Stands still under reduced motion. */
function Level({ phase }: { readonly phase: Listening }) {
  const bar = useRef<HTMLSpanElement>(null)
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const { recorder } = phase
  useEffect(() => {
    if (still) return undefined
    let frame = 0
    const draw = (): void => {
      bar.current?.style.setProperty('transform', `scaleX(${recorder.level()})`)
      frame = requestAnimationFrame(draw)
    }
    draw()
    return () => cancelAnimationFrame(frame)
  }, [recorder, still])
  if (still) return null
  return (
    <span aria-hidden className="h-1.5 w-24 overflow-hidden rounded-full bg-sunken max-sm:hidden">
      <span ref={bar} className="block h-full origin-left scale-x-0 rounded-full bg-red" />
    </span>
  )
}

/** What the microphone is doing, in the composer. */
export function DictationState({ dictation }: { readonly dictation: Dictation }) {
  const { phase } = dictation
  if (phase.kind === 'listening') {
    return <ListeningBar phase={phase} onCancel={() => void dictation.cancel()} />
  }
  if (phase.kind === 'idle') return null
  return (
    <output className="block animate-breathe px-4 pt-3 text-base text-ink-2">
      {t(phase.kind === 'asking' ? 'voice.asking' : 'voice.writing')}
    </output>
  )
}
