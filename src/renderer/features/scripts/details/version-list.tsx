import { GitCompare, History } from 'lucide-react'
import type { ScriptVersion } from '#shared/domain/script-draft.ts'
import { clockTime } from '#shared/text/clock-time.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { RelativeTime } from '../../../components/relative-time.tsx'
import { t } from '../../../i18n/t.ts'
import { onlyAsSeen, type DraftEditor } from '../editor/use-draft-editor.ts'

export interface VersionListProps {
  readonly editor: DraftEditor
  readonly onCompare: (pair: VersionPair) => void
}

/** Numbers of the two versions that are looked at side by side. */
export interface VersionPair {
  readonly from: number
  readonly to: number
}

/** Every state of the text, newest first. */
export function VersionList({ editor, onCompare }: VersionListProps) {
  const { versions, version: current } = editor.draft
  if (versions.length === 0 || current === null) {
    return <EmptyState icon={<History />} title={t('scripts.versionsNone')} className="py-4" />
  }
  return (
    <ol aria-label={t('scripts.versions')} className="flex flex-col">
      {versions
        .toSorted((a, b) => b.number - a.number)
        .map((version) => (
          <li
            key={version.number}
            className={cn(
              'relative flex flex-col gap-0.5 border-l border-line-strong pb-4 pl-4 last:pb-0',
              'before:absolute before:top-1.5 before:-left-1 before:size-2 before:rounded-full',
              version.number === current ? 'before:bg-accent' : 'before:bg-line-strong',
            )}
          >
            <VersionLine version={version} now={version.number === current} />
            {version.number === current ? null : (
              <span className="mt-1 flex gap-1">
                <Button
                  size="small"
                  icon={<GitCompare />}
                  aria-label={t('scripts.versionCompare', { n: version.number })}
                  onClick={() => onCompare(pairOf(version.number, current))}
                >
                  {t('scripts.compare')}
                </Button>
                <Button
                  size="small"
                  tone="quiet"
                  aria-label={t('scripts.versionRestore', { n: version.number })}
                  onClick={() => void editor.act({ type: 'restore', version: version.number }, onlyAsSeen)}
                >
                  {t('scripts.restore')}
                </Button>
              </span>
            )}
          </li>
        ))}
    </ol>
  )
}

/** The older one first: what is shown as added came later. */
function pairOf(one: number, other: number): VersionPair {
  return { from: Math.min(one, other), to: Math.max(one, other) }
}

function VersionLine({ version, now }: { readonly version: ScriptVersion; readonly now: boolean }) {
  const line = t('scripts.versionLine', {
    time: clockTime(Math.round(version.seconds)),
    words: version.words,
    name: version.by,
  })
  return (
    <>
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 text-base font-medium [overflow-wrap:anywhere]">{version.change}</span>
        {now ? <Badge tone="accent">{t('scripts.versionNow')}</Badge> : null}
      </span>
      <span className="text-meta text-ink-2 tabular-nums">{line}</span>
      <span className="text-meta text-ink-2">
        {t('scripts.version', { n: version.number })} · <RelativeTime at={version.at} />
      </span>
    </>
  )
}
