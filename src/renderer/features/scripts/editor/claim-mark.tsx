import { TriangleAlert } from 'lucide-react'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Claim, ScriptDraft } from '#shared/domain/script-draft.ts'
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { t } from '../../../i18n/t.ts'
import { FactSourceLine } from '../details/fact-source.tsx'
import { sourceWords } from '../details/source-words.ts'
import { slotValue } from '../form/slot-words.ts'
import { Popover } from '../popover.tsx'

const SHORT = 24

export interface ClaimMarkProps {
  readonly claim: Claim
  readonly draft: ScriptDraft
  readonly onConfirm: (claim: Claim) => void
  readonly onEdit: () => void
}

/** A name, price, date, product or number in the text; opens what it rests on. */
export function ClaimMark({ claim, draft, onConfirm, onEdit }: ClaimMarkProps) {
  const [open, setOpen] = useState(false)
  const fact = claim.factId === null ? null : (draft.facts.find(({ id }) => id === claim.factId) ?? null)
  const label = fact
    ? t('scripts.claim', { text: claim.text, label: fact.label, source: sourceWords(fact.source) })
    : t('scripts.claimOpen', { text: claim.text })
  return (
    <Popover
      label={label}
      open={open}
      onOpen={setOpen}
      trigger={
        <Word label={label} open={!fact} short={claim.text.length <= SHORT}>
          {claim.text}
        </Word>
      }
    >
      {fact ? (
        <>
          <p>
            <span className="block text-meta text-ink-2">{fact.label}</span>
            <span className="font-medium [overflow-wrap:anywhere]">{fact.value}</span>
          </p>
          <FactSourceLine fact={fact} jobId={slotValue(draft.slots.job) || null} />
        </>
      ) : (
        <>
          <p className="flex items-start gap-1.5 font-medium text-amber">
            <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            {t('scripts.claimNoneTip')}
          </p>
          <p className="text-meta text-ink-2">{t('scripts.claimsBody')}</p>
          <span className="flex gap-1">
            <Button
              size="small"
              onClick={() => {
                setOpen(false)
                onConfirm(claim)
              }}
            >
              {t('scripts.confirm')}
            </Button>
            <Button
              size="small"
              tone="quiet"
              onClick={() => {
                setOpen(false)
                onEdit()
              }}
            >
              {t('scripts.edit')}
            </Button>
          </span>
        </>
      )}
    </Popover>
  )
}

interface WordProps {
  readonly label: string
  /** Without a source. */
  readonly open: boolean
  /** Kept on one line with its mark. */
  readonly short: boolean
  readonly children: ReactNode
}

/** A span, since a button does not break over two lines; it behaves like one. */
function Word({ label, open, short, children, ...rest }: WordProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLSpanElement>): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    event.currentTarget.click()
  }
  return (
    <span
      {...rest}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="button"
      tabIndex={0}
      aria-label={label}
      data-claim={open ? 'open' : 'sourced'}
      onKeyDown={onKeyDown}
      className={cn(
        'rounded-[3px]',
        open && short && 'whitespace-nowrap',
        open
          ? 'box-decoration-clone bg-amber-soft px-0.5 text-amber hover:underline'
          : [
              'underline decoration-control decoration-dotted decoration-1 underline-offset-4',
              'hover:decoration-solid',
            ],
      )}
    >
      {open ? <TriangleAlert className="mr-0.5 inline size-3.5 align-[-1.5px]" aria-hidden /> : null}
      {children}
      {open ? (
        <>
          {' '}
          <span className="text-micro font-medium whitespace-nowrap">{t('scripts.claimNone')}</span>
        </>
      ) : null}
    </span>
  )
}
