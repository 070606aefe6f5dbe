import { useState } from 'react'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { t } from '../../i18n/t.ts'
import { TextSetting } from './controls.tsx'
import { useSettingsForm } from './settings-form-context.ts'

const KEY = 'video.music'
const kinds = ['builtIn', 'own', 'none'] as const
type Kind = (typeof kinds)[number]

/** One setting holds three things: '' the built-in piece, 'none' no music, anything else a file. */
export function MusicSetting() {
  const form = useSettingsForm()
  const value = String(form.value(KEY))
  // An own file may be chosen before its path is typed.
  const [wantsOwn, setWantsOwn] = useState(value !== '' && value !== 'none')
  const kind: Kind = value === 'none' ? 'none' : value !== '' || wantsOwn ? 'own' : 'builtIn'
  const choose = (next: Kind): void => {
    setWantsOwn(next === 'own')
    const saved = String(form.saved(KEY))
    const own = saved === 'none' ? '' : saved
    form.set(KEY, next === 'none' ? 'none' : next === 'own' ? own : '')
  }
  return (
    <>
      <Field label={t('video.music')}>
        {(ids) => (
          <Select
            {...ids}
            value={kind}
            onChange={choose}
            options={kinds.map((one) => ({ value: one, label: t(`video.music.${one}`) }))}
          />
        )}
      </Field>
      {kind === 'own' ? (
        <TextSetting name={KEY} type="path" label={t('video.music.file')} help={t('video.music.file.help')} />
      ) : null}
    </>
  )
}
