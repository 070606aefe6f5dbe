import type { ReactNode } from 'react'
import { t } from '../i18n/t.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export interface ConfirmDialogProps {
  readonly open: boolean
  readonly title: string
  readonly body: ReactNode
  /** Says what will happen: "Delete conversation". */
  readonly confirm: string
  readonly danger?: boolean
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export function ConfirmDialog({ open, title, body, confirm, danger, busy, ...on }: ConfirmDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={on.onClose}
      title={title}
      description={body}
      actions={
        <>
          <Button onClick={on.onClose}>{t('common.cancel')}</Button>
          <Button tone={danger ? 'danger' : 'primary'} busy={busy ?? false} onClick={on.onConfirm}>
            {confirm}
          </Button>
        </>
      }
    />
  )
}
