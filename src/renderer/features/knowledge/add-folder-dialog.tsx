import { FolderPlus } from 'lucide-react'
import { useId, useState } from 'react'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { explain } from '../../components/explain-error.ts'
import { Field } from '../../components/field.tsx'
import { focusOnce } from '../../components/focus-once.ts'
import { Input } from '../../components/input.tsx'
import { say } from '../../components/toast.tsx'
import { useCall } from '../../connection/use-call.ts'
import { count, t } from '../../i18n/t.ts'
import { plainPath } from './plain-path.ts'

export interface AddFolderDialogProps {
  readonly endsPractice: boolean
  readonly onClose: () => void
}

export function AddFolderDialog({ endsPractice, onClose }: AddFolderDialogProps) {
  const [path, setPath] = useState('')
  const [missing, setMissing] = useState(false)
  const form = useId()
  const add = useCall('knowledge.addFolder', {
    onSuccess: (source) => {
      const documents = count(source.documents, 'document')
      say(t('knowledge.added', { label: source.label, documents }))
      onClose()
    },
  })
  const refused = add.error ? explain(add.error) : null
  const error = missing ? t('knowledge.pathEmpty') : refused ? `${refused.message} ${refused.nextStep}` : null
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('knowledge.addTitle')}
      description={t('knowledge.addBody')}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form} tone="primary" icon={<FolderPlus />} busy={add.isPending}>
            {t('knowledge.addConfirm')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="mt-4 flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          const plain = plainPath(path)
          setMissing(plain === '')
          if (plain) add.mutate({ path: plain })
        }}
      >
        <Field label={t('knowledge.path')} help={t('knowledge.pathHelp')} error={error}>
          {(ids) => (
            <Input
              {...ids}
              ref={focusOnce}
              value={path}
              spellCheck={false}
              placeholder={t('knowledge.pathExample')}
              onChange={(event) => {
                setPath(event.target.value)
                setMissing(false)
                add.reset()
              }}
            />
          )}
        </Field>
        {endsPractice ? (
          <Banner tone="info" boxed>
            {t('knowledge.endsPractice')}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  )
}
