import { Link } from '@tanstack/react-router'
import type { OutwardAction } from '#shared/domain/outward-action.ts'
import { Banner } from '../../components/banner.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'

/** Why the mail of a video waits although its order stands: what the step that waits says. */
export function WhyItWaits({ action }: { readonly action: OutwardAction }) {
  const { runId } = action.payload
  return action.kind === 'email.client' && typeof runId === 'string' ? <OfRun runId={runId} /> : null
}

function OfRun({ runId }: { readonly runId: string }) {
  const step = useRows('videos.get', { runId }).data?.run.steps.find(
    ({ name, state }) => name === 'deliver_to_client' && state === 'needs_person',
  )
  if (!step?.note) return null
  return (
    <Banner
      boxed
      tone="info"
      action={
        <Link
          to="/videos/{-$id}"
          params={{ id: runId }}
          className="shrink-0 text-meta font-medium text-accent-ink hover:underline"
        >
          {t('approvals.openVideo')}
        </Link>
      }
    >
      {step.note.replace(/: it waits in Approvals\.$/, '.')}
    </Banner>
  )
}
