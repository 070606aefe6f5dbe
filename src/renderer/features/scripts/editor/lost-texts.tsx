import { Button } from '../../../components/button.tsx'
import { Banner } from '../../../components/banner.tsx'
import { t } from '../../../i18n/t.ts'

export interface LostTextsProps {
  readonly texts: readonly string[]
  readonly onAdd: (text: string) => void
  readonly onDrop: (text: string) => void
}

/** What was typed into a paragraph that somebody else removed or had rewritten. */
export function LostTexts({ texts, onAdd, onDrop }: LostTextsProps) {
  return texts.map((text) => (
    <Banner key={text} tone="amber" boxed>
      <p className="font-medium">{t('scripts.lostTitle')}</p>
      <p className="mt-1 text-base whitespace-pre-line [overflow-wrap:anywhere]">{text}</p>
      <span className="mt-2 flex gap-1">
        <Button size="small" onClick={() => onAdd(text)}>
          {t('scripts.lostAdd')}
        </Button>
        <Button size="small" tone="quiet" onClick={() => onDrop(text)}>
          {t('scripts.lostDrop')}
        </Button>
      </span>
    </Banner>
  ))
}
