import { CircleAlert, CircleCheck, CircleDashed, ExternalLink } from 'lucide-react'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { t } from '../../i18n/t.ts'
import { useSettingsForm } from './settings-form-context.ts'
import { useSignIn } from './use-sign-in.ts'

const accounts = {
  drive: {
    secret: 'drive.refreshToken',
    label: 'signIn.google',
    keys: /^(delivery\.drive\.client|drive\.client)/,
  },
  mail: { secret: 'oauth.mail.refreshToken', label: 'signIn.mailbox', keys: /^oauth\.mail\.client/ },
} as const

/** Signs in with the person's own browser, shows whether that was done, and takes it back. */
export function AccountSignIn({ account }: { readonly account: keyof typeof accounts }) {
  const form = useSettingsForm()
  const { secret, label, keys } = accounts[account]
  const { state, updatedAt } = form.secret(secret)
  const { waiting, answer, start, cancel } = useSignIn(account)
  const { values, secrets } = form.changes
  const unsaved = [...Object.keys(values), ...Object.keys(secrets)].some((key) => keys.test(key))
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <SignInState state={state} updatedAt={updatedAt} />
        {waiting ? (
          <>
            <Button busy>{t('signIn.waiting')}</Button>
            <Button tone="quiet" onClick={cancel}>
              {t('common.cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button
              icon={<ExternalLink />}
              tone={state === 'unset' ? 'primary' : 'neutral'}
              onClick={() => start({ values, secrets })}
            >
              {t(state === 'unset' ? `signIn.${account}` : 'signIn.again')}
            </Button>
            {state === 'unset' ? null : (
              <Button tone="quiet" onClick={() => form.removeSecret(secret, t(label))}>
                {t('signIn.disconnect')}
              </Button>
            )}
          </>
        )}
      </div>
      <output className="text-meta text-ink-2">
        {waiting
          ? t('signIn.waitingHelp')
          : answer?.ok
            ? unsaved
              ? t('signIn.unsaved')
              : answer.message
            : null}
      </output>
      {answer && !answer.ok && !waiting ? (
        <Banner tone={answer.kind === 'cancelled' ? 'info' : 'red'} boxed>
          {answer.kind === 'cancelled' ? null : <span className="font-medium">{t('signIn.failed')}. </span>}
          {answer.message}
        </Banner>
      ) : null}
    </div>
  )
}

interface SignInStateProps {
  readonly state: 'set' | 'unset' | 'locked'
  readonly updatedAt: number | null
}

function SignInState({ state, updatedAt }: SignInStateProps) {
  const Icon = state === 'set' ? CircleCheck : state === 'locked' ? CircleAlert : CircleDashed
  const look = state === 'set' ? 'text-green' : state === 'locked' ? 'text-amber' : 'text-ink-3'
  const [before, after] = t('signIn.since', { when: '\0' }).split('\0')
  return (
    <span className="flex min-w-40 flex-1 items-center gap-2 text-base text-ink-2">
      <Icon aria-hidden className={`size-4 shrink-0 ${look}`} />
      <span>
        {state === 'unset' ? t('signIn.none') : state === 'locked' ? t('signIn.locked') : null}
        {state === 'set' && updatedAt === null ? t('signIn.done') : null}
        {state === 'set' && updatedAt !== null ? (
          <>
            {before}
            <RelativeTime at={updatedAt} />
            {after}
          </>
        ) : null}
      </span>
    </span>
  )
}
