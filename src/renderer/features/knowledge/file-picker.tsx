import { useRef, type ReactNode } from 'react'
import { Button, type ButtonProps } from '../../components/button.tsx'

export interface FilePickerProps {
  readonly label: string
  readonly icon: ReactNode
  readonly size?: ButtonProps['size']
  readonly tone?: ButtonProps['tone']
  readonly onFiles: (files: readonly File[]) => void
}

const ACCEPT = '.md,.markdown,.txt,.html,.htm,.docx,.pdf,.vtt,.srt'

/** A button that opens the platform's file dialog; several files may be chosen. */
export function FilePicker({ label, icon, size, tone, onFiles }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <Button size={size} tone={tone} icon={icon} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}
