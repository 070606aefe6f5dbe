import { Copy } from 'lucide-react'
import { t } from '../i18n/t.ts'
import { copyText } from './toast.tsx'

/** The short reference of an error; a click copies it for the person who reads the log. */
export function Reference({ reference }: { readonly reference: string }) {
  return (
    <button
      type="button"
      aria-label={t('common.copyReference', { reference })}
      onClick={() => void copyText(reference)}
      className="inline-flex items-center gap-1 rounded-chip font-mono text-micro text-ink-3 hover:text-ink"
    >
      {t('common.reference', { reference })}
      <Copy className="size-3" aria-hidden />
    </button>
  )
}
