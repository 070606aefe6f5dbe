import { useState, type ReactNode } from 'react'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { say, sayError } from '../../components/toast.tsx'
import type { OutputOf } from '../../connection/routes.ts'
import { useCall } from '../../connection/use-call.ts'
import { t } from '../../i18n/t.ts'
import { LeaveGuard } from './leave-guard.tsx'
import { SaveBar } from './save-bar.tsx'
import type { SectionId } from './sections.ts'
import { SettingsFormContext } from './settings-form-context.ts'
import { useDraft } from './use-draft.ts'

export interface SettingsFormFrameProps {
  readonly section: SectionId
  readonly saved: OutputOf<'settings.get'>
  readonly children: ReactNode
}

/** Fields, test and save bar of one section: nothing is saved before the person says so. */
export function SettingsFormFrame({ section, saved, children }: SettingsFormFrameProps) {
  const draft = useDraft(saved)
  const [removing, setRemoving] = useState<{ name: string; label: string } | null>(null)
  const signsOut = removing?.name.endsWith('.refreshToken') ?? false
  const clear = useCall('settings.clearSecret', {
    onError: (error) => sayError(error),
    onSuccess: () => {
      if (removing)
        say(t(signsOut ? 'settings.signedOut' : 'settings.secretRemoved', { label: removing.label }))
      setRemoving(null)
    },
  })
  const name = t(`settings.section.${section}`)
  const save = async (): Promise<boolean> => {
    const done = await draft.save()
    if (done) say(t('settings.saved', { section: name }))
    return done
  }
  const form = {
    ...draft.form,
    removeSecret: (secret: string, label: string) => setRemoving({ name: secret, label }),
  }
  return (
    <SettingsFormContext value={form}>
      <form
        className="flex min-h-0 flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault()
          if (form.changes.count > 0) void save()
        }}
      >
        <div className="flex flex-col gap-6">{children}</div>
        <SaveBar draft={draft} />
      </form>
      <LeaveGuard
        dirty={form.changes.count > 0}
        section={name}
        saving={draft.saving}
        onSave={save}
        onDiscard={draft.discard}
      />
      <ConfirmDialog
        open={removing !== null}
        danger
        title={t(signsOut ? 'settings.signOutTitle' : 'settings.secretRemoveTitle', {
          label: removing?.label ?? '',
        })}
        body={t(signsOut ? 'settings.signOutBody' : 'settings.secretRemoveBody')}
        confirm={t(signsOut ? 'settings.signOut' : 'settings.secretRemove')}
        busy={clear.isPending}
        onConfirm={() => (removing ? clear.mutate({ name: removing.name }) : undefined)}
        onClose={() => setRemoving(null)}
      />
    </SettingsFormContext>
  )
}
