import { useState } from 'react'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { t } from '../../i18n/t.ts'
import { filledIn } from './form/slot-words.ts'

/** Tells a screen reader what the chat or an engine has changed. */
export function Announcement({ draft }: { readonly draft: ScriptDraft }) {
  const [seen, setSeen] = useState(draft)
  const [said, setSaid] = useState('')
  if (draft.revision !== seen.revision || draft.id !== seen.id) {
    setSeen(draft)
    const fields = draft.id === seen.id ? filledIn(seen.slots, draft.slots) : ''
    const text = draft.id === seen.id && draft.version !== seen.version
    setSaid(
      [fields ? t('scripts.filledIn', { fields }) : '', text ? t('scripts.textChanged') : '']
        .filter(Boolean)
        .join('. '),
    )
  }
  return <output className="sr-only">{said}</output>
}
