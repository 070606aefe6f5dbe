import { Folder, HardDriveUpload } from 'lucide-react'
import { Card } from '../../components/card.tsx'
import { t } from '../../i18n/t.ts'
import { AccountSignIn } from './account-sign-in.tsx'
import { ChoiceSetting } from './choice-setting.tsx'
import { ConnectionTest } from './connection-test.tsx'
import { Pair, SecretSetting, TextSetting } from './controls.tsx'
import { FieldWarning } from './field-warning.tsx'
import { KeyFileSetting } from './key-file-setting.tsx'
import { MoreFields } from './more-fields.tsx'
import { ProviderChoice } from './provider-choice.tsx'
import { useSettingsForm } from './settings-form-context.ts'

const providers = [
  { value: 'folder', icon: <Folder aria-hidden /> },
  { value: 'drive', icon: <HardDriveUpload aria-hidden /> },
] as const

type DriveAuth = 'oauth' | 'service_account'

export function DeliverySection() {
  const form = useSettingsForm()
  const drive = form.value('delivery.provider') === 'drive'
  const auth: DriveAuth =
    form.value('delivery.drive.auth') === 'service_account' ? 'service_account' : 'oauth'
  return (
    <>
      <ProviderChoice
        name="delivery.provider"
        options={providers.map(({ value, icon }) => ({
          value,
          icon,
          label: t(`delivery.provider.${value}`),
          help: t(`delivery.provider.${value}.help`),
        }))}
      />
      {drive ? (
        <>
          <DriveFields auth={auth} />
          <MoreFields>
            {auth === 'oauth' ? <DriveFolderId auth={auth} /> : null}
            <TextSetting name="delivery.drive.baseUrl" type="url" label={t('delivery.baseUrl')} />
            <Pair>
              <TextSetting name="delivery.drive.authUrl" type="url" label={t('delivery.authUrl')} />
              <TextSetting name="delivery.drive.tokenUrl" type="url" label={t('delivery.tokenUrl')} />
            </Pair>
          </MoreFields>
        </>
      ) : (
        <Card className="p-4">
          <TextSetting
            name="delivery.folder"
            type="path"
            label={t('delivery.folder')}
            help={t('delivery.folder.help')}
          />
        </Card>
      )}
      <ConnectionTest service="delivery" />
    </>
  )
}

function DriveFields({ auth }: { readonly auth: DriveAuth }) {
  return (
    <Card className="flex flex-col gap-4 p-4">
      <ChoiceSetting
        name="delivery.drive.auth"
        label={t('delivery.auth')}
        help={t(`delivery.auth.${auth}.help`)}
        options={(['oauth', 'service_account'] as const).map((value) => ({
          value,
          label: t(`delivery.auth.${value}`),
        }))}
      />
      {auth === 'oauth' ? (
        <>
          <TextSetting
            name="delivery.drive.clientId"
            label={t('delivery.clientId')}
            help={t('delivery.clientId.help')}
            placeholder="….apps.googleusercontent.com"
          />
          <SecretSetting
            name="drive.clientSecret"
            label={t('delivery.clientSecret')}
            help={t('delivery.clientSecret.help')}
          />
          <AccountSignIn account="drive" />
        </>
      ) : (
        <>
          <KeyFileSetting />
          <Pair>
            <TextSetting
              name="delivery.drive.sharedDriveId"
              label={t('delivery.sharedDrive')}
              help={t('delivery.sharedDrive.help')}
            />
            <DriveFolderId auth={auth} />
          </Pair>
        </>
      )}
    </Card>
  )
}

function DriveFolderId({ auth }: { readonly auth: DriveAuth }) {
  const form = useSettingsForm()
  const named = ['delivery.drive.folderId', 'delivery.drive.sharedDriveId'].some(
    (key) => String(form.value(key)).trim() !== '',
  )
  const invisible =
    auth === 'oauth' && named ? <FieldWarning>{t('delivery.folderId.invisible')}</FieldWarning> : null
  return (
    <>
      <TextSetting
        name="delivery.drive.folderId"
        label={t('delivery.folderId')}
        help={t(`delivery.folderId.${auth}`)}
        warning={invisible}
      />
      {/* With a sign-in this is left from a service account; it must be possible to empty it. */}
      {invisible ? (
        <TextSetting name="delivery.drive.sharedDriveId" label={t('delivery.sharedDrive')} />
      ) : null}
    </>
  )
}
