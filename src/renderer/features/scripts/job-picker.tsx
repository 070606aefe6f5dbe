import { Command } from 'cmdk'
import { useState } from 'react'
import type { Job } from '#shared/domain/customer.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { matchWords } from '../../components/match-words.ts'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { fieldStyle } from '../../components/field-style.ts'
import { cn } from '../../components/cn.ts'
import { useSettled } from '../knowledge/use-settled.ts'

const MOST = 40

export interface JobPickerProps {
  readonly onPick: (job: Job) => void
}

/** Finds a job in the CRM by name, number or work. */
export function JobPicker({ onPick }: JobPickerProps) {
  const [text, setText] = useState('')
  const asked = useSettled(text.trim())
  const found = useRows('crm.find', { text: asked, limit: 30 }, { keep: true })
  const all = (found.data ?? []).flatMap((customer) => customer.jobs)
  // The CRM finds customers: of the one it found for a number, only that job is meant.
  const named = all.filter((job) => matchWords('', asked, [job.customerName, job.number, job.name]) === 1)
  const jobs = (named.length > 0 ? named : all).slice(0, MOST)
  return (
    <Command label={t('scripts.jobSearch')} shouldFilter={false} className="flex min-h-0 flex-col gap-2">
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder={t('scripts.jobSearch')}
        className={cn(fieldStyle, 'h-8')}
      />
      {found.isError ? (
        <ErrorState
          className="py-4"
          title={t('scripts.jobsFailed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : null}
      {found.isPending ? <SkeletonRows rows={4} className="px-1" /> : null}
      <Command.List
        label={t('scripts.jobs')}
        className="max-h-72 overflow-y-auto rounded-control border border-line bg-raised p-1 empty:hidden"
      >
        {found.data ? (
          <Command.Empty className="px-2 py-6 text-center text-base text-ink-2">
            {t('scripts.jobsNone')}
          </Command.Empty>
        ) : null}
        {jobs.map((job) => (
          <Command.Item
            key={job.id}
            value={job.id}
            onSelect={() => onPick(job)}
            className="rounded-control px-2 py-1.5 data-[selected=true]:bg-hover"
          >
            <span className="flex items-baseline justify-between gap-3 text-base">
              <span className="min-w-0 truncate font-medium">{job.customerName}</span>
              <span className="shrink-0 text-meta text-ink-2 tabular-nums">{job.number}</span>
            </span>
            <span className="block truncate text-meta text-ink-2">
              {[job.name, job.stage.name].filter(Boolean).join(' · ')}
            </span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  )
}
