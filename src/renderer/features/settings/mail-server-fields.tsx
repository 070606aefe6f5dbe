import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { t } from '../../i18n/t.ts'
import { AccountSignIn } from './account-sign-in.tsx'
import { ButtonRow } from './button-row.tsx'
import { ChoiceSetting } from './choice-setting.tsx'
import { Pair, SecretSetting, TextSetting } from './controls.tsx'
import type { SettingValue } from './draft.ts'
import { hostValues, mailHosts, signInPages, signInValues } from './mail-hosts.ts'
import { useSettingsForm } from './settings-form-context.ts'

type MailService = 'imap' | 'smtp'

const ports = { imap: { tls: 993, starttls: 143 }, smtp: { tls: 465, starttls: 587 } } as const
const ways = { imap: ['password', 'xoauth2'], smtp: ['password', 'xoauth2', 'none'] } as const

function useSetAll(): (values: Readonly<Record<string, SettingValue>>) => void {
  const form = useSettingsForm()
  return (values) => {
    for (const [key, value] of Object.entries(values)) form.set(key, value)
  }
}

/** Server, encryption and sign-in of a mail account, for reading or for sending. */
export function MailServerFields({ service }: { readonly service: MailService }) {
  const auth = String(useSettingsForm().value(`${service}.auth`))
  return (
    <>
      <HostButtons service={service} />
      <Pair>
        <TextSetting name={`${service}.host`} label={t('server.host')} />
        <TextSetting name={`${service}.port`} type="number" label={t('server.port')} />
      </Pair>
      <Pair>
        <Encryption service={service} />
        <ChoiceSetting
          name={`${service}.auth`}
          label={t('server.auth')}
          options={ways[service].map((value) => ({ value, label: t(`server.auth.${value}`) }))}
        />
      </Pair>
      {auth === 'none' ? null : (
        <TextSetting name={`${service}.user`} label={t('server.user')} help={t('server.user.help')} />
      )}
      {auth === 'password' ? (
        <SecretSetting
          key={service}
          name={`${service}.password`}
          label={t('server.password')}
          help={t('server.password.help')}
        />
      ) : null}
      {auth === 'xoauth2' ? (
        <>
          <TextSetting
            name="oauth.mail.clientId"
            label={t('server.oauth.clientId')}
            help={t('server.oauth.clientId.help')}
          />
          <SecretSetting
            name="oauth.mail.clientSecret"
            label={t('server.oauth.clientSecret')}
            help={t('server.oauth.clientSecret.help')}
          />
          <AccountSignIn account="mail" />
        </>
      ) : null}
    </>
  )
}

function HostButtons({ service }: { readonly service: MailService }) {
  const form = useSettingsForm()
  const setAll = useSetAll()
  const host = String(form.value(`${service}.host`))
    .trim()
    .toLowerCase()
  const chosen = mailHosts.find((one) => one[service].host === host)
  return (
    <div className="flex flex-col gap-1.5">
      <ButtonRow label={t('mailHost.presets')}>
        {mailHosts.map((one) => (
          <Button
            key={one.id}
            size="small"
            aria-pressed={one === chosen}
            className={one === chosen ? 'border-accent bg-accent-soft' : ''}
            onClick={() => setAll(hostValues(one, service))}
          >
            {one.label}
          </Button>
        ))}
      </ButtonRow>
      <output className="text-meta text-ink-3">
        {chosen?.note ? t(`mailHost.${chosen.note}.note`) : null}
      </output>
    </div>
  )
}

/** Choosing the encryption brings its usual port along, unless the port is one of their own. */
function Encryption({ service }: { readonly service: MailService }) {
  const form = useSettingsForm()
  const usual = ports[service]
  const key = `${service}.secure`
  return (
    <Field label={t('server.secure')} help={t('server.secure.help')} error={form.refusal(key)}>
      {(ids) => (
        <Select<'tls' | 'starttls'>
          {...ids}
          value={form.value(key) === false ? 'starttls' : 'tls'}
          onChange={(next) => {
            form.set(key, next === 'tls')
            const port = Number(form.value(`${service}.port`))
            if (port === usual.tls || port === usual.starttls) form.set(`${service}.port`, usual[next])
          }}
          options={(['tls', 'starttls'] as const).map((value) => ({
            value,
            label: t(`server.secure.${value}`, { port: usual[value] }),
          }))}
        />
      )}
    </Field>
  )
}

/** What most people never touch; shown where a sign-in with the browser is chosen. */
export function MailSignInAddresses() {
  const setAll = useSetAll()
  return (
    <>
      <ButtonRow label={t('server.oauth.for')}>
        {(['google', 'microsoft'] as const).map((at) => (
          <Button key={at} size="small" onClick={() => setAll(signInValues(at))}>
            {signInPages[at].label}
          </Button>
        ))}
      </ButtonRow>
      <Pair>
        <TextSetting name="oauth.mail.authUrl" type="url" label={t('server.oauth.authUrl')} />
        <TextSetting name="oauth.mail.tokenUrl" type="url" label={t('server.oauth.tokenUrl')} />
      </Pair>
      <TextSetting name="oauth.mail.scope" label={t('server.oauth.scope')} />
    </>
  )
}
