import { useBlocker } from '@tanstack/react-router'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { t } from '../../i18n/t.ts'

export interface LeaveGuardProps {
  readonly dirty: boolean
  readonly section: string
  readonly saving: boolean
  readonly onSave: () => Promise<boolean>
  readonly onDiscard: () => void
}

/** Asks before unsaved changes are left behind; closing the window asks in the browser's words. */
export function LeaveGuard({ dirty, section, saving, onSave, onDiscard }: LeaveGuardProps) {
  const leave = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  const blocked = leave.status === 'blocked'
  const stay = (): void => leave.reset?.()
  const saveAndLeave = async (): Promise<void> => {
    if (await onSave()) leave.proceed?.()
    else stay()
  }
  return (
    <Dialog
      open={blocked}
      onClose={stay}
      title={t('settings.leaveTitle')}
      description={t('settings.leaveBody', { section })}
      actions={
        <>
          <Button onClick={stay}>{t('settings.leaveStay')}</Button>
          <Button
            onClick={() => {
              onDiscard()
              leave.proceed?.()
            }}
          >
            {t('settings.leaveDiscard')}
          </Button>
          <Button tone="primary" busy={saving} onClick={() => void saveAndLeave()}>
            {t('settings.leaveSave')}
          </Button>
        </>
      }
    />
  )
}
