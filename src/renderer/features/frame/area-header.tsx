import { PanelLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '../../components/cn.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { t } from '../../i18n/t.ts'
import { useArea } from './area.tsx'

export interface AreaHeaderProps {
  readonly title: ReactNode
  /** A word on how it stands, beside the title. */
  readonly state?: ReactNode
  readonly actions?: ReactNode
  readonly className?: string
}

/** Title, state, actions: the strip above the work. It brings the drawer back when the window is narrow. */
export function AreaHeader({ title, state, actions, className }: AreaHeaderProps) {
  const { openList } = useArea()
  return (
    <header className={cn('flex h-13 shrink-0 items-center gap-2 border-b border-line px-4', className)}>
      {openList ? (
        <IconButton label={t('frame.menu')} icon={<PanelLeft />} onClick={openList} className="-ml-2" />
      ) : null}
      <h1 className="min-w-0 truncate text-body font-semibold">{title}</h1>
      {state}
      <div className="ml-auto flex items-center gap-1">{actions}</div>
    </header>
  )
}
