import {
  Cloud,
  Ellipsis,
  FlaskConical,
  Folder,
  RefreshCw,
  Settings2,
  Trash2,
  type LucideIcon,
} from 'lucide-react'
import { useState } from 'react'
import type { KnowledgeSource } from '#shared/domain/knowledge-document.ts'
import { Badge } from '../../components/badge.tsx'
import { cn } from '../../components/cn.ts'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { Switch } from '../../components/switch.tsx'
import { say, sayError } from '../../components/toast.tsx'
import { useCall } from '../../connection/use-call.ts'
import { count, t } from '../../i18n/t.ts'
import { useGo } from '../frame/place.ts'
import { SourceState } from './source-state.tsx'

const icons: Readonly<Record<KnowledgeSource['kind'], LucideIcon>> = {
  practice: FlaskConical,
  folder: Folder,
  s3: Cloud,
}

export interface SourceCardProps {
  readonly source: KnowledgeSource
  readonly current: boolean
  readonly onSelect: () => void
}

/** One source: what it is, how it stands, and what can be done with it. */
export function SourceCard({ source, current, onSelect }: SourceCardProps) {
  const { kind, label } = source
  const onError = (error: unknown): void => sayError(error)
  const enable = useCall('knowledge.setEnabled', { onError })
  const Icon = icons[kind]
  return (
    <div className={cn('rounded-card border border-line bg-raised p-3', current && 'border-control')}>
      <div className="flex items-start gap-2">
        <Icon
          aria-hidden
          className={cn('mt-0.5 size-4 shrink-0 text-ink-3', kind === 'practice' && 'text-amber')}
        />
        <button
          type="button"
          aria-pressed={current}
          onClick={onSelect}
          className="min-w-0 flex-1 rounded-chip text-left"
        >
          <span className="line-clamp-2 text-base font-medium [overflow-wrap:anywhere]" title={label}>
            {shortLabel(source)}
          </span>
          <span className="block text-meta text-ink-3">
            {count(source.documents, 'document')} · {count(source.passages, 'passage')}
          </span>
        </button>
        <SourceMenu source={source} />
      </div>
      <div className="mt-2 flex items-center justify-between gap-2 pl-6">
        <span className="flex min-w-0 items-center gap-2">
          {kind === 'practice' ? <Badge tone="amber">{t('knowledge.practice')}</Badge> : null}
          <SourceState source={source} />
        </span>
        <Switch
          label={t('knowledge.enable', { label })}
          checked={source.enabled}
          disabled={enable.isPending}
          onChange={(enabled) => enable.mutate({ sourceId: source.id, enabled })}
        />
      </div>
      {source.error && source.enabled ? (
        <p className="mt-2 rounded-control bg-red-soft px-2 py-1.5 text-meta [overflow-wrap:anywhere]">
          {source.error}
        </p>
      ) : null}
    </div>
  )
}

/** The last two parts of a folder's path tell it apart; the whole path is in the tooltip. */
function shortLabel({ kind, label }: KnowledgeSource): string {
  if (kind !== 'folder') return label
  const parts = label.split(/[/\\]/).filter(Boolean)
  return parts.length > 2 ? `…/${parts.slice(-2).join('/')}` : label
}

function SourceMenu({ source }: { readonly source: KnowledgeSource }) {
  const { id: sourceId, kind, label } = source
  const [asking, setAsking] = useState(false)
  const go = useGo()
  const onError = (error: unknown): void => sayError(error)
  const sync = useCall('knowledge.sync', { onError })
  const remove = useCall('knowledge.removeSource', {
    onError,
    onSuccess: () => {
      setAsking(false)
      say(t('knowledge.removed', { label }))
    },
  })
  const documents = count(source.documents, 'document')
  return (
    <>
      <Menu trigger={<IconButton size="small" label={t('knowledge.menu', { label })} icon={<Ellipsis />} />}>
        <MenuItem
          icon={<RefreshCw />}
          disabled={!source.enabled || source.state === 'syncing'}
          onSelect={() => sync.mutate({ sourceId })}
        >
          {t('knowledge.syncNow')}
        </MenuItem>
        {kind === 's3' ? (
          <MenuItem icon={<Settings2 />} onSelect={() => go('/settings/documents')}>
            {t('knowledge.s3Settings')}
          </MenuItem>
        ) : null}
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 />} onSelect={() => setAsking(true)}>
          {t('knowledge.remove')}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={asking}
        danger
        title={t('knowledge.removeTitle', { label })}
        body={t(kind === 's3' ? 'knowledge.removeS3' : 'knowledge.removeBody', { documents })}
        confirm={t('knowledge.removeConfirm')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ sourceId })}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
