import { useRef, type ReactNode } from 'react'
import { Button, type ButtonProps } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { transcriptEndings } from './transcript-files.ts'

export interface ImportButtonProps {
  readonly label: string
  readonly icon: ReactNode
  /** Without a tone it is an icon only. */
  readonly tone?: ButtonProps['tone']
  readonly onFiles: (files: readonly File[]) => void
}

/** Opens the platform's file dialog; several transcripts may be chosen. */
export function ImportButton({ label, icon, tone, onFiles }: ImportButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const open = (): void => input.current?.click()
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={transcriptEndings}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      {tone ? (
        <Button tone={tone} icon={icon} onClick={open}>
          {label}
        </Button>
      ) : (
        <IconButton label={label} icon={icon} onClick={open} />
      )}
    </>
  )
}
