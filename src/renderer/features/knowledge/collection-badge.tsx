import { GraduationCap, Hammer, Users, type LucideIcon } from 'lucide-react'
import type { Collection } from '#shared/domain/citation.ts'
import { Badge } from '../../components/badge.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { t } from '../../i18n/t.ts'

const icons: Readonly<Record<Collection, LucideIcon>> = {
  training: GraduationCap,
  project: Hammer,
  meeting: Users,
}
const collections = ['training', 'project', 'meeting'] as const

export function CollectionBadge({ collection }: { readonly collection: Collection }) {
  const Icon = icons[collection]
  return <Badge icon={<Icon aria-hidden />}>{t(`knowledge.collection.${collection}`)}</Badge>
}

export interface CollectionFilterProps {
  readonly value: Collection | null
  readonly onChange: (collection: Collection | null) => void
}

export function CollectionFilter({ value, onChange }: CollectionFilterProps) {
  return (
    <Segmented<Collection | 'all'>
      label={t('knowledge.collection')}
      value={value ?? 'all'}
      onChange={(next) => onChange(next === 'all' ? null : next)}
      options={(['all', ...collections] as const).map((one) => ({
        value: one,
        label: t(`knowledge.collection.${one}`),
      }))}
    />
  )
}

export interface CollectionChoiceProps {
  readonly value: Collection
  readonly onChange: (collection: Collection) => void
  readonly disabled: boolean
}

export function CollectionChoice({ value, onChange, disabled }: CollectionChoiceProps) {
  return (
    <Segmented<Collection>
      label={t('knowledge.collection')}
      value={value}
      onChange={onChange}
      disabled={disabled}
      options={collections.map((one) => {
        const Icon = icons[one]
        return {
          value: one,
          label: (
            <>
              <Icon aria-hidden />
              {t(`knowledge.collection.${one}`)}
            </>
          ),
        }
      })}
    />
  )
}
