import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../../../components/icon-button.tsx'

export interface VoiceLineProps {
  readonly icon: ReactNode
  readonly children: ReactNode
  readonly actions?: ReactNode
  /** Absent: it cannot be put away. */
  readonly onClose?: { readonly label: string; readonly run: () => void }
  /** An alert is spoken at once, a status when there is a pause. */
  readonly announce?: 'alert' | 'status'
}

/** One line about speech above the box: what is going on and what can be done. */
export function VoiceLine({ icon, children, actions, onClose, announce }: VoiceLineProps) {
  return (
    <div
      role={announce}
      className={[
        'flex flex-wrap items-center gap-x-2.5 gap-y-1 px-4 pt-3 text-base',
        '[&>svg]:size-4 [&>svg]:shrink-0',
      ].join(' ')}
    >
      {icon}
      <div className="min-w-48 flex-1">{children}</div>
      <span className="ml-auto flex items-center gap-1">
        {actions}
        {onClose ? (
          <IconButton size="small" label={onClose.label} icon={<X />} onClick={onClose.run} />
        ) : null}
      </span>
    </div>
  )
}
