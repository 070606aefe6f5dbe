import { Pencil, ShieldAlert, Undo2 } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { isTyping } from '../../hooks/keymap.ts'
import { t } from '../../i18n/t.ts'
import { Button } from '../button.tsx'
import { Checkbox } from '../checkbox.tsx'
import { cn } from '../cn.ts'
import { Diff } from '../diff.tsx'
import { Kbd } from '../kbd.tsx'
import type { ApprovalCardProps } from './approval-card-props.ts'
import { ApprovalEditor } from './approval-editor.tsx'
import { ApprovalHeader } from './approval-header.tsx'
import { ApprovalOutcome } from './approval-outcome.tsx'
import { ApprovalProblem } from './approval-problem.tsx'
import { LeaveEdits } from './leave-edits.tsx'
import { editableEffects, editsOf, payloadRest } from './payload.ts'
import { PayloadLines } from './payload-lines.tsx'
import { Provenance } from './provenance.tsx'
import { RejectForm } from './reject-form.tsx'

/** The one loud thing in the app: all of what would leave this computer, and the decision about it. */
export function ApprovalCard(props: ApprovalCardProps) {
  const { action, busy, problem = null, docked = true, onApprove, onReject, onResolve } = props
  const [mode, setMode] = useState<'read' | 'edit' | 'reject'>('read')
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [always, setAlways] = useState(false)
  const card = useRef<HTMLElement>(null)
  const open = action.state === 'proposed'
  const editable = editableEffects(action)
  const edits = editsOf(action, values)
  const changed = Object.keys(edits).length > 0
  const rest = payloadRest(action)

  const approve = (): void => onApprove({ edits, alwaysForKind: always })
  const toRead = (): void => {
    setMode('read')
    card.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open || busy || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape' && mode !== 'read') {
      event.preventDefault()
      event.stopPropagation()
      toRead()
      return
    }
    if (isTyping(event.target)) return
    const key = event.key.toLowerCase()
    if (key === 'a' && mode !== 'reject') approve()
    else if (key === 'e' && editable.length > 0) setMode('edit')
    else if (key === 'r') setMode('reject')
    else return
    event.preventDefault()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={card}
      // The card takes the keyboard: A, E and R act on it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={t('approval.label', { title: action.title })}
      aria-keyshortcuts={open ? 'A E R' : undefined}
      data-approval={action.id}
      onKeyDown={onKeyDown}
      className={cn(
        'overflow-clip rounded-card border bg-raised',
        open ? 'border-accent/60 shadow-float' : 'border-line',
      )}
    >
      <ApprovalHeader action={action} />
      <div className="flex flex-col gap-3 px-4 py-3">
        {mode === 'edit' && open ? (
          <ApprovalEditor effects={editable} values={values} onChange={setValues} />
        ) : (
          <Diff
            rows={action.effects.map((effect) => ({
              field: effect.field,
              before: effect.before,
              after: (effect.payloadKey && edits[effect.payloadKey]) ?? effect.after,
            }))}
          />
        )}
        <PayloadLines lines={rest.words} />
        {action.provenance.length > 0 ? <Provenance items={action.provenance} /> : null}
        {rest.details.length > 0 ? (
          <details className="text-meta text-ink-3">
            <summary className="w-fit cursor-default rounded-chip hover:text-ink">
              {t('approval.details')}
            </summary>
            <div className="pt-2">
              <PayloadLines lines={rest.details} />
            </div>
          </details>
        ) : null}
        {action.tainted && open ? (
          <p className="flex items-start gap-2 rounded-control bg-amber-soft px-3 py-2 text-meta text-ink">
            <ShieldAlert className="mt-px size-4 shrink-0 text-amber" aria-hidden />
            {t('approval.tainted')}
          </p>
        ) : null}
        {open && problem !== null ? <ApprovalProblem error={problem} /> : null}
        {open ? null : (
          <ApprovalOutcome action={action} busy={busy} onResolve={onResolve} onRetry={approve} />
        )}
      </div>
      {open && mode === 'reject' ? (
        <RejectForm busy={busy} docked={docked} onReject={onReject} onCancel={toRead} />
      ) : open ? (
        <footer
          className={cn(
            'flex flex-wrap items-center gap-2 border-t border-line bg-panel px-4 py-3',
            docked && 'sticky bottom-0',
          )}
        >
          <Button tone="primary" busy={busy} onClick={approve} title={t('approval.keys')}>
            {changed ? t('approval.approveEdited') : t('approval.approve')}
            <Kbd keys="A" />
          </Button>
          {editable.length > 0 && mode === 'read' ? (
            <Button icon={<Pencil />} disabled={busy} onClick={() => setMode('edit')}>
              {t('common.edit')}
              <Kbd keys="E" />
            </Button>
          ) : null}
          {mode === 'edit' ? (
            <Button
              icon={<Undo2 />}
              onClick={() => {
                setValues({})
                toRead()
              }}
            >
              {t('approval.backToRead')}
            </Button>
          ) : null}
          <Button disabled={busy} onClick={() => setMode('reject')}>
            {t('approval.reject')}
            <Kbd keys="R" />
          </Button>
          {action.kind === 'email.client' ? null : (
            <span className="ml-auto">
              <Checkbox checked={always} onChange={setAlways}>
                {t('approval.always')}
              </Checkbox>
            </span>
          )}
        </footer>
      ) : null}
      <LeaveEdits dirty={open && changed && !busy} title={action.title} />
    </section>
  )
}
