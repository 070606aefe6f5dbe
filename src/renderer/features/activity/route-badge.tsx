import {
  BookOpen,
  CircleSlash,
  Globe,
  MessageCircle,
  ScrollText,
  Table2,
  TrendingUp,
  UserPlus,
  type LucideIcon,
} from 'lucide-react'
import type { Route, RouteDecision } from '#shared/domain/route.ts'
import { Badge } from '../../components/badge.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import { t } from '../../i18n/t.ts'

const icons: Readonly<Record<Route, LucideIcon>> = {
  crm: Table2,
  knowledge: BookOpen,
  scripting: ScrollText,
  new_client: UserPlus,
  web_search: Globe,
  analysis: TrendingUp,
  general: MessageCircle,
  unsupported: CircleSlash,
}

/** Route and flow of a turn; the reason on hover. */
export function RouteBadge({ decision }: { readonly decision: RouteDecision }) {
  const Icon = icons[decision.route]
  return (
    <Tooltip text={decision.reason}>
      <Badge icon={<Icon aria-hidden />}>
        {t(`route.${decision.route}`)}
        <span className="font-normal text-ink-3">· {t(`chat.flow.${decision.flow}`)}</span>
      </Badge>
    </Tooltip>
  )
}
