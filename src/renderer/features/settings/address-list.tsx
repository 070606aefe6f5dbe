import { X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Input } from '../../components/input.tsx'
import { t } from '../../i18n/t.ts'
import { addEntries, entriesOf, withoutEntry, type AddedEntry, type EntryKind } from './address-entries.ts'
import { useSettingsForm } from './settings-form-context.ts'

export interface AddressListProps {
  readonly name: string
  readonly kind: EntryKind
  readonly label: string
  readonly help: string
  /** What an empty list means. */
  readonly none: string
}

const words = (added: AddedEntry | null, kind: EntryKind): string | null => {
  if (added === null || added.ok) return null
  const { entry } = added
  if (added.why === 'known') return t('mailbox.list.known', { entry })
  return t(kind === 'senders' ? 'mailbox.list.wrongSender' : 'mailbox.list.wrongAddress', { entry })
}

/** A setting that lists addresses: each with a button that takes it out, and a field for the next. */
export function AddressList({ name, kind, label, help, none }: AddressListProps) {
  const form = useSettingsForm()
  const text = String(form.value(name))
  const entries = entriesOf(text)
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState<AddedEntry | null>(null)
  const add = (): void => {
    if (typed.trim() === '') return setRefused(null)
    const added = addEntries(text, typed, kind)
    setRefused(added)
    if (!added.ok) return undefined
    form.set(name, added.text)
    setTyped('')
  }
  return (
    <div className="flex flex-col gap-2">
      <Field label={label} help={help} error={words(refused, kind) ?? form.refusal(name)}>
        {(ids) => (
          <div className="flex gap-2">
            <Input
              {...ids}
              className="flex-1"
              value={typed}
              autoComplete="off"
              spellCheck={false}
              placeholder={t(kind === 'senders' ? 'mailbox.senders.add' : 'mailbox.recipients.add')}
              onChange={(event) => {
                setTyped(event.target.value)
                setRefused(null)
              }}
              // What was typed and not added would be lost when the section is saved.
              onBlur={add}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || typed.trim() === '') return
                event.preventDefault()
                add()
              }}
            />
            <Button onClick={add}>{t('mailbox.list.add')}</Button>
          </div>
        )}
      </Field>
      {entries.length === 0 ? (
        <p className="text-meta text-ink-2">{none}</p>
      ) : (
        <ul aria-label={label} className="flex flex-wrap gap-1.5">
          {entries.map((entry) => (
            <li
              key={entry}
              className="flex items-center gap-1 rounded-chip border border-line bg-sunken pl-2 text-base"
            >
              <span className="[overflow-wrap:anywhere]">{entry}</span>
              <IconButton
                size="small"
                label={t('mailbox.list.remove', { entry })}
                icon={<X />}
                onClick={() => form.set(name, withoutEntry(text, entry))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
