import { Check } from 'lucide-react'
import { ToggleGroup } from 'radix-ui'
import { useId, useState } from 'react'
import { projectTypes } from '#shared/domain/new-client.ts'
import { readProjectTypes } from './client-fields.ts'
import { SlotFrame, slotIds } from './slot-frame.tsx'
import type { TextSlotProps } from './text-slot.tsx'
import { useSlot } from './use-slot.ts'

/** What kind of work it is about: any number of chips, each press is stored at once. */
export function TypesSlot({ className, ...slot }: TextSlotProps) {
  const id = useId()
  const ids = slotIds(id)
  const control = useSlot(slot)
  const stored = readProjectTypes(control.text)
  // Presses that follow each other quickly build on what is shown, not on what is stored already.
  const [pressed, setPressed] = useState<readonly string[] | null>(null)
  if (pressed !== null && !control.busy) setPressed(null)
  const toggle = (next: readonly string[]): void => {
    const chosen = projectTypes.filter((type) => next.includes(type))
    control.send(chosen.length > 0 ? chosen.join(', ') : null)
    setPressed(chosen)
  }
  return (
    <SlotFrame {...slot} id={id} control={control} single={false} {...(className ? { className } : {})}>
      <ToggleGroup.Root
        type="multiple"
        aria-labelledby={ids.label}
        aria-describedby={ids.about}
        value={[...(pressed ?? stored)]}
        disabled={!slot.editable}
        onValueChange={toggle}
        className="flex flex-wrap gap-1.5 py-0.5"
      >
        {projectTypes.map((type) => (
          <ToggleGroup.Item
            key={type}
            value={type}
            className={[
              'group/chip inline-flex h-7 items-center gap-1 rounded-full border px-2.5 compact:h-6',
              'border-line-strong bg-raised text-meta font-medium text-ink-2 transition-colors',
              'hover:not-disabled:border-control hover:not-disabled:text-ink',
              'data-[state=on]:border-control data-[state=on]:bg-selected data-[state=on]:text-ink',
            ].join(' ')}
          >
            <Check className="hidden size-3 group-data-[state=on]/chip:block" aria-hidden />
            {type}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </SlotFrame>
  )
}
