import type { ClientField, NewClient } from '#shared/domain/new-client.ts'
import { t } from '../../../i18n/t.ts'
import { isOpen } from '../client-words.ts'
import { canSkip, fieldGroups, fieldName, type FieldGroup } from './client-fields.ts'
import { TextSlot } from './text-slot.tsx'
import { TypesSlot } from './types-slot.tsx'
import type { SaveSlot } from './use-slot.ts'

/** Width of each field in twelfths, beside the chat and where there is more room. */
const spans: Readonly<Record<ClientField, string>> = {
  firstName: 'col-span-6',
  lastName: 'col-span-6',
  coName: 'col-span-6',
  companyName: 'col-span-6',
  phone: 'col-span-6 @lg:col-span-4',
  phone2: 'col-span-6 @lg:col-span-4',
  email: 'col-span-12 @lg:col-span-4',
  street: 'col-span-8',
  unit: 'col-span-4',
  city: 'col-span-12 @lg:col-span-6',
  state: 'col-span-6 @lg:col-span-3',
  zip: 'col-span-6 @lg:col-span-3',
  projectTypes: 'col-span-12',
  leadSource: 'col-span-6',
  referredBy: 'col-span-6',
  notes: 'col-span-12',
}

export interface ClientFieldsetProps {
  readonly client: NewClient
  readonly save: SaveSlot
}

/** All sixteen fields in their groups. */
export function ClientFieldset(props: ClientFieldsetProps) {
  return (
    <div className="flex flex-col gap-5 compact:gap-3">
      {fieldGroups.map((group) => (
        <Group key={group.title} group={group} {...props} />
      ))}
    </div>
  )
}

function Group({ group, client, save }: ClientFieldsetProps & { readonly group: FieldGroup }) {
  const title = t(group.title)
  // A group of one field with the same name would say it twice.
  const alone = group.fields.every((field) => fieldName(field) === title)
  return (
    <fieldset className="grid min-w-0 grid-cols-12 gap-x-3 gap-y-2.5 compact:gap-y-1">
      <legend className={alone ? 'sr-only' : 'mb-2 text-base font-semibold compact:mb-1'}>{title}</legend>
      {group.fields.map((field) => {
        const Slot = field === 'projectTypes' ? TypesSlot : TextSlot
        return (
          <Slot
            key={field}
            field={field}
            slot={client.slots[field]}
            missing={client.missing.includes(field)}
            optional={canSkip(field, client.slots)}
            editable={isOpen(client)}
            save={save}
            className={spans[field]}
          />
        )
      })}
    </fieldset>
  )
}
