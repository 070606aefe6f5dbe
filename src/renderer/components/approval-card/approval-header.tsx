import {
  CalendarCheck,
  CloudUpload,
  Mail,
  MoveRight,
  NotebookPen,
  Trash2,
  Upload,
  UserPlus,
  VideoOff,
  Wrench,
} from 'lucide-react'
import type { OutwardAction, OutwardActionKind } from '#shared/domain/outward-action.ts'
import { t } from '../../i18n/t.ts'
import { ApprovalState } from './approval-state.tsx'

const icons: Readonly<Record<OutwardActionKind, typeof Mail>> = {
  'crm.note': NotebookPen,
  'crm.stage': MoveRight,
  'crm.task': CalendarCheck,
  'crm.customer': UserPlus,
  'crm.job': Wrench,
  'email.client': Mail,
  'upload.video': Upload,
  'upload.media': CloudUpload,
  'delete.media': Trash2,
  'delete.video': VideoOff,
  'delete.document': Trash2,
}

/** What kind of thing, to whom, where, and how it stands. */
export function ApprovalHeader({ action }: { readonly action: OutwardAction }) {
  const Icon = icons[action.kind]
  return (
    <header className="flex items-start gap-3 border-b border-line px-4 py-3">
      <span
        className={[
          'mt-0.5 flex size-8 shrink-0',
          'items-center justify-center rounded-control bg-accent-soft',
        ].join(' ')}
      >
        <Icon className="size-4 text-accent-ink" aria-hidden />
      </span>
      <div className="min-w-0 flex-1">
        <p className="text-meta text-ink-3">
          {t(`approval.kind.${action.kind}`)} · {t('approval.in')} {action.destination}
        </p>
        <h2 className="text-body font-semibold">{action.title}</h2>
        <p className="text-base text-ink-2">
          <span className="text-ink-3">{t('approval.to')} </span>
          {action.recipient}
        </p>
      </div>
      <ApprovalState state={action.state} />
    </header>
  )
}
