import { clsx, type ClassValue } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

/** Our own type scale: without it, tailwind-merge takes `text-meta text-ink` for two colours. */
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['micro', 'meta', 'base', 'body', 'script', 'title', 'display'],
      radius: ['chip', 'control', 'card', 'dialog', 'full'],
      shadow: ['float'],
    },
  },
})

/** Joins class names; of two that contradict each other the later wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
