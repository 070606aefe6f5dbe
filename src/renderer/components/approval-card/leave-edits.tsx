import { useBlocker } from '@tanstack/react-router'
import { t } from '../../i18n/t.ts'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'

export interface LeaveEditsProps {
  readonly dirty: boolean
  /** What is edited. */
  readonly title: string
}

/** Asks before the edits of a card are left behind; closing the window asks in the browser's words. */
export function LeaveEdits({ dirty, title }: LeaveEditsProps) {
  const leave = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  const stay = (): void => leave.reset?.()
  return (
    <Dialog
      open={leave.status === 'blocked'}
      onClose={stay}
      title={t('approval.leaveTitle')}
      description={t('approval.leaveBody', { title })}
      actions={
        <>
          <Button onClick={() => leave.proceed?.()}>{t('approval.leaveDiscard')}</Button>
          <Button tone="primary" onClick={stay}>
            {t('approval.leaveStay')}
          </Button>
        </>
      }
    />
  )
}
