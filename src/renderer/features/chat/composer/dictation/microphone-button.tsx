import { Mic, Square } from 'lucide-react'
import { IconButton } from '../../../../components/icon-button.tsx'
import { shortcuts } from '../../../../hooks/keymap.ts'
import { useShortcut } from '../../../../hooks/use-shortcut.ts'
import { t } from '../../../../i18n/t.ts'
import type { Dictation } from './use-dictation.ts'

export interface MicrophoneButtonProps {
  readonly dictation: Dictation
  /** What has to be set up first, or null; undefined while nobody knows yet. */
  readonly needs: string | null | undefined
  /** Shows or hides what is needed. */
  readonly explained: boolean
  readonly onExplain: (shown: boolean) => void
}

/** Hold it (or Space on it) to talk and let go; or click to begin and click to end. */
export function MicrophoneButton({ dictation, needs, explained, onExplain }: MicrophoneButtonProps) {
  const { phase } = dictation
  const toggle = (): void => {
    if (needs === null) dictation.toggle()
    else if (needs !== undefined) onExplain(!explained)
  }
  useShortcut(shortcuts.dictate, (event) => {
    event.preventDefault()
    toggle()
  })
  useShortcut(shortcuts.stop, (event) => {
    // The answer under way goes on when Escape was for the microphone.
    if (dictation.cancel()) event.preventDefault()
  })
  if (needs === undefined) {
    // A click now would record for a brain that may not listen.
    return (
      <IconButton
        label={t('voice.dictate')}
        keys={shortcuts.dictate}
        side="top"
        icon={<Mic />}
        aria-disabled
      />
    )
  }
  if (needs !== null) {
    return (
      <IconButton
        label={t('voice.dictateSetup')}
        keys={shortcuts.dictate}
        side="top"
        icon={<Mic />}
        aria-expanded={explained}
        onClick={toggle}
      />
    )
  }
  const listening = phase.kind === 'listening'
  return (
    <IconButton
      label={t(listening ? 'voice.finish' : 'voice.dictate')}
      keys={shortcuts.dictate}
      side="top"
      icon={listening ? <Square className="fill-current" /> : <Mic />}
      className={listening ? 'bg-red-soft! text-red!' : ''}
      aria-disabled={phase.kind === 'writing' || undefined}
      aria-busy={phase.kind === 'writing' || undefined}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        // The button keeps the press even when the pointer slips off it.
        event.currentTarget.setPointerCapture(event.pointerId)
        dictation.press()
      }}
      onPointerUp={() => dictation.release()}
      onPointerCancel={() => dictation.release()}
      onKeyDown={(event) => {
        if (event.key !== ' ') return
        event.preventDefault()
        if (!event.repeat) dictation.press()
      }}
      onKeyUp={(event) => {
        if (event.key !== ' ') return
        event.preventDefault()
        dictation.release()
      }}
      onClick={(event) => {
        // A pointer has been answered already; Enter and voice control come without one.
        if (event.detail === 0) toggle()
      }}
    />
  )
}
