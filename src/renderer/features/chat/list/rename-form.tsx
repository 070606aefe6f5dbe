import { useState } from 'react'
import { Input } from '../../../components/input.tsx'
import { t } from '../../../i18n/t.ts'

export interface RenameFormProps {
  readonly title: string
  /** The new name, or null when the person thought better of it. */
  readonly onDone: (title: string | null) => void
}

const selectAll = (input: HTMLInputElement | null): void => input?.select()

export function RenameForm({ title, onDone }: RenameFormProps) {
  const [text, setText] = useState(title)
  const done = (): void => onDone(text.trim() || null)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        done()
      }}
    >
      <Input
        ref={selectAll}
        aria-label={t('chat.renameLabel')}
        maxLength={120}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          onDone(null)
        }}
      />
    </form>
  )
}
