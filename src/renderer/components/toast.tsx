import { Toaster as Sonner, toast } from 'sonner'
import { t } from '../i18n/t.ts'
import { explain } from './explain-error.ts'

/** A short word at the edge: it worked, with a way back where there is one. */
export function say(text: string, undo?: { readonly label?: string; readonly run: () => void }): void {
  toast(text, undo ? { action: { label: undo.label ?? t('common.undo'), onClick: undo.run } } : {})
}

/** Something failed: what happened and what to do. */
export function sayError(error: unknown, title?: string): void {
  const { message, nextStep, reference } = explain(error)
  const tail = reference ? `${nextStep} (${t('common.reference', { reference })})` : nextStep
  toast.error(title ?? message, { description: title ? `${message} ${tail}` : tail, duration: 10_000 })
}

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say(t('common.copied'))
  } catch (error) {
    sayError(error)
  }
}

export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      // The style sheet of the library names a font of its own, outside of every layer.
      style={{ fontFamily: 'inherit' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-90 items-start gap-3 rounded-card bg-raised p-3 text-base text-ink shadow-float',
          title: 'font-medium',
          description: 'text-meta text-ink-2',
          content: 'flex-1',
          icon: 'mt-0.5 text-red',
          actionButton:
            'ml-auto shrink-0 rounded-control px-2 py-0.5 font-medium text-accent-ink hover:bg-hover',
        },
      }}
    />
  )
}
