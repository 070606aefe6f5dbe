import { useId } from 'react'
import { Segmented } from '../../../components/segmented.tsx'
import { t } from '../../../i18n/t.ts'
import { BriefSlot, type BriefSlotProps } from './brief-slot.tsx'
import { slotValue } from './slot-words.ts'

export interface KindSlotProps extends BriefSlotProps {
  readonly onKind: (kind: string) => void
}

export function KindSlot({ onKind, ...slot }: KindSlotProps) {
  return (
    <BriefSlot {...slot} id={useId()}>
      <span>
        <Segmented
          label={t('scripts.field.kind')}
          value={slotValue(slot.slot)}
          disabled={!slot.editable}
          options={[
            { value: 'primer', label: t('scripts.kind.primer') },
            { value: 'proposal', label: t('scripts.kind.proposal') },
          ]}
          onChange={onKind}
        />
      </span>
    </BriefSlot>
  )
}
