import type { JobSummary } from '#shared/domain/customer.ts'
import { Badge } from '../../../components/badge.tsx'
import { money } from '../../../components/figures.ts'
import { RelativeTime } from '../../../components/relative-time.tsx'
import { absoluteTime } from '../../../components/time.ts'
import { t } from '../../../i18n/t.ts'
import { contactFacts } from './customer-card.tsx'
import { FactList, Facts } from './facts.tsx'

const MOST_NOTES = 5

/** A job with what a sales director asks about it. */
export function JobCard({ summary }: { readonly summary: JobSummary }) {
  const { job, customer, notes, appointments, tasks, gaps } = summary
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="text-meta text-ink-3 tabular-nums">{job.number}</p>
        <h3 className="text-body font-semibold">
          {customer.name} · {job.name}
        </h3>
      </div>
      <Facts
        facts={[
          [t('record.stage'), <Badge key="stage">{job.stage.name}</Badge>],
          [t('record.trades'), job.trades.join(', ')],
          [t('record.value'), job.contractValue === null ? null : money(job.contractValue)],
          [t('record.reps'), job.reps.map((rep) => rep.name).join(', ')],
          ...contactFacts(customer),
        ]}
      />
      {notes.length > 0 ? (
        <FactList title={t('record.notes')}>
          {notes.slice(0, MOST_NOTES).map((note) => (
            <li key={note.id}>
              <p className="whitespace-pre-wrap">{note.text}</p>
              <p className="text-meta text-ink-3">
                {note.author}
                {note.at === null ? null : (
                  <>
                    {' · '}
                    <RelativeTime at={note.at} />
                  </>
                )}
              </p>
            </li>
          ))}
        </FactList>
      ) : null}
      {appointments.length > 0 ? (
        <FactList title={t('record.appointments')}>
          {appointments.map((appointment) => (
            <li key={appointment.id}>
              <p>{appointment.title}</p>
              <p className="text-meta text-ink-3">{absoluteTime(appointment.startsAt)}</p>
            </li>
          ))}
        </FactList>
      ) : null}
      {tasks.length > 0 ? (
        <FactList title={t('record.tasks')}>
          {tasks.map((task) => (
            <li key={task.id} className={task.done ? 'text-ink-3 line-through' : ''}>
              {task.title}
            </li>
          ))}
        </FactList>
      ) : null}
      {gaps.map((gap) => (
        <p key={gap} className="text-meta text-ink-3">
          {gap}
        </p>
      ))}
    </div>
  )
}
