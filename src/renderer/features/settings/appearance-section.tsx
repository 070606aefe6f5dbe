import { Monitor, Moon, Rows3, Rows4, Sun } from 'lucide-react'
import { Card } from '../../components/card.tsx'
import { FieldRow } from '../../components/field.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Switch } from '../../components/switch.tsx'
import { sayError } from '../../components/toast.tsx'
import type { OutputOf } from '../../connection/routes.ts'
import { useCall } from '../../connection/use-call.ts'
import { t } from '../../i18n/t.ts'

const themes = [
  { value: 'system', icon: <Monitor aria-hidden /> },
  { value: 'light', icon: <Sun aria-hidden /> },
  { value: 'dark', icon: <Moon aria-hidden /> },
] as const
const densities = [
  { value: 'comfortable', icon: <Rows3 aria-hidden /> },
  { value: 'compact', icon: <Rows4 aria-hidden /> },
] as const

/** The look of the window: shown and kept at once, since every choice can be taken back by another click. */
export function AppearanceSection({ values }: { readonly values: OutputOf<'settings.get'>['values'] }) {
  const set = useCall('settings.set', { onError: (error) => sayError(error) })
  const theme = themes.find(({ value }) => value === values['appearance.theme'])?.value ?? 'system'
  const density =
    densities.find(({ value }) => value === values['appearance.density'])?.value ?? 'comfortable'
  return (
    <Card className="flex flex-col divide-y divide-line px-4 py-1">
      <FieldRow label={t('appearance.theme')}>
        {() => (
          <Segmented
            label={t('appearance.theme')}
            value={theme}
            onChange={(next) => set.mutate({ values: { 'appearance.theme': next } })}
            options={themes.map(({ value, icon }) => ({
              value,
              label: (
                <>
                  {icon}
                  {t(`appearance.theme.${value}`)}
                </>
              ),
            }))}
          />
        )}
      </FieldRow>
      <FieldRow label={t('appearance.density')} help={t('appearance.density.help')}>
        {() => (
          <Segmented
            label={t('appearance.density')}
            value={density}
            onChange={(next) => set.mutate({ values: { 'appearance.density': next } })}
            options={densities.map(({ value, icon }) => ({
              value,
              label: (
                <>
                  {icon}
                  {t(`appearance.density.${value}`)}
                </>
              ),
            }))}
          />
        )}
      </FieldRow>
      <FieldRow label={t('appearance.checklist')} help={t('appearance.checklist.help')}>
        {({ id }) => (
          <Switch
            id={id}
            checked={values['appearance.checklistDismissed'] !== true}
            onChange={(shown) => set.mutate({ values: { 'appearance.checklistDismissed': !shown } })}
          />
        )}
      </FieldRow>
    </Card>
  )
}
