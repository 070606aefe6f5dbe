import { Copy } from 'lucide-react'
import { IconButton } from '../../components/icon-button.tsx'
import { copyText } from '../../components/toast.tsx'

export interface CopyLineProps {
  /** Spoken name of the copy button. */
  readonly label: string
  readonly text: string
}

/** A path or a command in full, with a button that copies it. */
export function CopyLine({ label, text }: CopyLineProps) {
  return (
    <div className="flex items-start gap-1 rounded-control border border-line bg-sunken py-1 pr-1 pl-2.5">
      <code className="min-w-0 flex-1 py-0.5 font-mono text-meta [overflow-wrap:anywhere] select-all">
        {text}
      </code>
      <IconButton size="small" label={label} icon={<Copy />} onClick={() => void copyText(text)} />
    </div>
  )
}
