import { Link } from '@tanstack/react-router'
import { Copy, ScrollText } from 'lucide-react'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { copyText } from '../../../components/toast.tsx'
import { count, t } from '../../../i18n/t.ts'
import { MadeLine } from './made-line.tsx'

/** The text that is spoken, set to be read aloud. */
export function ScriptPart({ script }: { readonly script: NonNullable<VideoRun['script']> }) {
  const by = script.by === 'You' ? t('videos.scriptByYou') : t('videos.scriptBy', { name: script.by })
  return (
    <div className="flex flex-col gap-2">
      <MadeLine icon={<ScrollText />} facts={[by, count(script.words, 'word')]}>
        {script.draftId ? (
          <Link
            to="/scripts/{-$id}"
            params={{ id: script.draftId }}
            className="text-meta font-medium text-accent-ink hover:underline"
          >
            {t('videos.openScript')}
          </Link>
        ) : null}
        <IconButton
          size="small"
          label={t('videos.copyScript')}
          icon={<Copy />}
          onClick={() => void copyText(script.text)}
        />
      </MadeLine>
      <section
        aria-label={t('videos.script')}
        className={[
          'flex max-w-[68ch] flex-col gap-3 border-l-2 border-line-strong pl-4 text-script',
          '[overflow-wrap:anywhere]',
        ].join(' ')}
      >
        {script.text
          .split(/\n{2,}/)
          .map((paragraph) => paragraph.trim())
          .filter(Boolean)
          .map((paragraph, at) => (
            // The text does not change while it is shown.
            // oxlint-disable-next-line react/no-array-index-key
            <p key={at} className="whitespace-pre-wrap">
              {paragraph}
            </p>
          ))}
      </section>
    </div>
  )
}
