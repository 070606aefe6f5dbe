import { Card } from '../../components/card.tsx'
import { t } from '../../i18n/t.ts'
import { Pair, TextSetting } from './controls.tsx'

export function CompanySection() {
  return (
    <Card className="flex flex-col gap-4 p-4">
      <Pair>
        <TextSetting name="company.name" label={t('company.name')} />
        <TextSetting name="company.phone" type="tel" label={t('company.phone')} />
      </Pair>
      <Pair>
        <TextSetting name="company.email" type="email" label={t('company.email')} />
        <TextSetting name="company.website" type="url" label={t('company.website')} />
      </Pair>
      <TextSetting name="company.serviceArea" label={t('company.area')} help={t('company.area.help')} />
      <TextSetting name="company.sender" label={t('company.sender')} help={t('company.sender.help')} />
      <TextSetting
        name="scripts.wordsPerMinute"
        type="number"
        label={t('company.pace')}
        help={t('company.pace.help')}
      />
    </Card>
  )
}
