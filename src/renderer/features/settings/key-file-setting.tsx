import { FileKey2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { t } from '../../i18n/t.ts'
import { SecretSetting } from './controls.tsx'
import { FieldWarning } from './field-warning.tsx'
import { KEY_FILE_MOST_BYTES, readKeyFile, type KeyFile } from './key-file.ts'
import { useSettingsForm } from './settings-form-context.ts'

const NAME = 'drive.serviceAccount'

/** The key of a service account: pasted, or read from the file as Google hands it out. */
export function KeyFileSetting() {
  const form = useSettingsForm()
  const { typed } = form.secret(NAME)
  const input = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<KeyFile | null>(null)
  const key = typed.trim() === '' ? refused : readKeyFile(typed)
  const take = async (file: File): Promise<void> => {
    const read: KeyFile =
      file.size > KEY_FILE_MOST_BYTES ? { ok: false, why: 'tooLarge' } : readKeyFile(await file.text())
    setRefused(read.ok ? null : read)
    form.setSecret(NAME, read.ok ? read.text : '')
  }
  return (
    <div className="flex flex-col gap-2">
      <SecretSetting
        name={NAME}
        label={t('delivery.serviceAccount')}
        help={t('delivery.serviceAccount.help')}
      />
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('delivery.keyFile')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file may be chosen again after it was corrected.
          event.target.value = ''
          if (file) void take(file)
        }}
      />
      <Button size="small" className="self-start" icon={<FileKey2 />} onClick={() => input.current?.click()}>
        {t('delivery.keyFile')}
      </Button>
      {key === null ? null : key.ok ? (
        <output className="text-meta text-ink-2">{t('delivery.keyFile.share', { email: key.email })}</output>
      ) : (
        <FieldWarning>{t(`delivery.keyFile.${key.why}`)}</FieldWarning>
      )}
    </div>
  )
}
