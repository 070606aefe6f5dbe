import {
  GripVertical,
  Heart,
  Lock,
  LockOpen,
  MessageSquareText,
  Pencil,
  Plus,
  Scissors,
  Trash2,
} from 'lucide-react'
import type { Ref } from 'react'
import type { Paragraph } from '#shared/domain/script-draft.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu.tsx'
import { t } from '../../../i18n/t.ts'
import type { ParagraphDeeds } from './paragraph-deeds.ts'

export interface ParagraphMenuProps {
  readonly paragraph: Paragraph
  /** From 1. */
  readonly place: number
  readonly deeds: ParagraphDeeds
  readonly onEdit: () => void
  readonly ref?: Ref<HTMLButtonElement>
}

/** Everything that can be done to one paragraph. */
export function ParagraphMenu({ paragraph, place, deeds, onEdit, ref }: ParagraphMenuProps) {
  const { id, locked } = paragraph
  const engine = locked || deeds.busy
  return (
    <Menu
      align="start"
      trigger={
        <IconButton
          {...(ref ? { ref } : {})}
          size="small"
          side="left"
          label={t('scripts.paragraphMore', { n: place })}
          icon={<GripVertical />}
        />
      }
    >
      <MenuItem icon={<Pencil />} disabled={locked} onSelect={onEdit}>
        {t('scripts.edit')}
      </MenuItem>
      <MenuItem icon={locked ? <LockOpen /> : <Lock />} onSelect={() => deeds.lock(id, !locked)}>
        {t(locked ? 'scripts.unlock' : 'scripts.lock')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Scissors />} disabled={engine} onSelect={() => deeds.revise(id, 'shorter')}>
        {t('scripts.shorter')}
      </MenuItem>
      <MenuItem icon={<Heart />} disabled={engine} onSelect={() => deeds.revise(id, 'warmer')}>
        {t('scripts.warmer')}
      </MenuItem>
      {deeds.say ? (
        <MenuItem icon={<MessageSquareText />} disabled={engine} onSelect={() => deeds.say?.(id)}>
          {t('scripts.rewriteWith')}
        </MenuItem>
      ) : null}
      <MenuSeparator />
      <MenuItem icon={<Plus />} onSelect={() => deeds.addBelow(id)}>
        {t('scripts.addBelow')}
      </MenuItem>
      <MenuItem icon={<Trash2 />} danger disabled={locked} onSelect={() => deeds.remove(id)}>
        {t('scripts.remove')}
      </MenuItem>
    </Menu>
  )
}
