import { TriangleAlert } from 'lucide-react'
import type { Claim, ScriptDraft } from '#shared/domain/script-draft.ts'
import { Button } from '../../../components/button.tsx'
import { t } from '../../../i18n/t.ts'
import { claimsToSettle } from './claim-parts.ts'

export interface ClaimListProps {
  readonly draft: ScriptDraft
  readonly onConfirm: (claim: Claim) => void
  readonly onEdit: (paragraphId: string) => void
}

const LIST_ID = 'claims-to-settle'

/** Brings the list into sight and the focus to it. */
export function showClaims(): void {
  const list = document.getElementById(LIST_ID)
  list?.scrollIntoView({ block: 'nearest' })
  list?.focus({ preventScroll: true })
}

/** What the text says and nobody can vouch for; it stands in the way of a final script. */
export function ClaimList({ draft, onConfirm, onEdit }: ClaimListProps) {
  const open = claimsToSettle(draft)
  if (open.length === 0) return null
  const title =
    open.length === 1 ? t('scripts.claimsOpenOne') : t('scripts.claimsOpenMany', { count: open.length })
  return (
    <section
      id={LIST_ID}
      tabIndex={-1}
      aria-label={title}
      className="scroll-my-4 rounded-card border border-line bg-amber-soft px-4 py-3"
    >
      <h2 className="flex items-center gap-2 text-base font-medium text-amber">
        <TriangleAlert className="size-4 shrink-0" aria-hidden />
        {title}
      </h2>
      <p className="text-meta text-ink-2">{t('scripts.claimsBody')}</p>
      <ul className="mt-1">
        {open.map(({ claim, paragraph }) => (
          <li
            key={`${claim.kind} ${claim.text}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1 text-base"
          >
            <span className="min-w-0 flex-1">
              <span className="font-medium [overflow-wrap:anywhere]">{claim.text}</span>
              <span className="ml-2 text-meta text-ink-2">
                {t('scripts.claimAt', { kind: t(`scripts.factKind.${claim.kind}`), n: paragraph })}
              </span>
            </span>
            <span className="flex gap-1">
              <Button
                size="small"
                aria-label={t('scripts.confirmOf', { text: claim.text })}
                onClick={() => onConfirm(claim)}
              >
                {t('scripts.confirm')}
              </Button>
              <Button
                size="small"
                tone="quiet"
                aria-label={t('scripts.editOf', { text: claim.text })}
                onClick={() => onEdit(claim.paragraphId)}
              >
                {t('scripts.edit')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
