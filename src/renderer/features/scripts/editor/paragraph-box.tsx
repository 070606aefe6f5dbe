import { useRef, type KeyboardEvent, type RefCallback } from 'react'
import { focusOnce } from '../../../components/focus-once.ts'
import { Textarea } from '../../../components/textarea.tsx'
import { keyWords } from '../../../hooks/keymap.ts'
import { t } from '../../../i18n/t.ts'
import { SaveError } from '../form/brief-slot.tsx'
import { Meanwhile } from '../meanwhile.tsx'
import { useTypedText } from '../use-typed-text.ts'

export interface ParagraphBoxProps {
  readonly label: string
  readonly stored: string
  readonly save: (text: string | null) => Promise<unknown>
  readonly onGone?: (text: string) => boolean
  /** `back`: by the keyboard, so the focus is to go back to where it came from. */
  readonly onClose: (how: 'back' | 'left') => void
}

const focus: RefCallback<HTMLTextAreaElement> = focusOnce

/** A paragraph being typed. Leaving it or Ctrl+Enter saves, Esc takes the typing back. */
export function ParagraphBox({ label, stored, save, onGone, onClose }: ParagraphBoxProps) {
  const how = useRef<'back' | 'left'>('left')
  const typed = useTypedText({
    stored,
    save,
    onSaved: () => onClose(how.current),
    ...(onGone ? { onGone } : {}),
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      how.current = 'back'
      if (!typed.commit('force')) onClose('back')
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      typed.revert()
      onClose('back')
    }
  }
  return (
    <div className="flex flex-col gap-1">
      <Textarea
        ref={focus}
        aria-label={label}
        aria-busy={typed.busy || undefined}
        aria-invalid={typed.error !== null || undefined}
        data-own-escape
        rows={2}
        value={typed.text}
        className="resize-none px-3 py-2 text-script"
        onChange={(event) => typed.type(event.target.value)}
        onBlur={() => {
          how.current = 'left'
          if (!typed.commit()) onClose('left')
        }}
        onKeyDown={onKeyDown}
      />
      <p className="flex min-h-4 gap-2 text-meta text-ink-3">
        {typed.busy ? t('scripts.saving') : t('scripts.editKeys', { keys: keyWords('Mod+Enter').join('+') })}
      </p>
      {typed.error ? <SaveError text={typed.error} /> : null}
      <Meanwhile typed={typed} name={label} />
    </div>
  )
}
