import { Bot, FileText, Globe, Mail, MessagesSquare, Table2, User } from 'lucide-react'
import type { Provenance as Item } from '#shared/domain/outward-action.ts'
import { t } from '../../i18n/t.ts'
import { Badge } from '../badge.tsx'
import { Tooltip } from '../tooltip.tsx'

const icons: Readonly<Record<Item['source'], typeof Bot>> = {
  person: User,
  crm: Table2,
  document: FileText,
  web: Globe,
  mail: Mail,
  transcript: MessagesSquare,
  model: Bot,
}

/** Where each fact in the payload came from, as chips. */
export function Provenance({ items }: { readonly items: readonly Item[] }) {
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <span className="text-meta text-ink-3">{t('approval.sources')}</span>
      {items.map((item) => {
        const Icon = icons[item.source]
        return (
          <Tooltip key={`${item.source}${item.label}${item.detail}`} text={item.detail || item.label}>
            <Badge icon={<Icon aria-hidden />}>{item.label}</Badge>
          </Tooltip>
        )
      })}
    </div>
  )
}
