import type { OutwardAction } from '#shared/domain/outward-action.ts'

export interface ApprovalCardProps {
  readonly action: OutwardAction
  readonly busy: boolean
  /** Why the last approval was not taken; null when it was. */
  readonly problem?: unknown
  /** The buttons stay at the lower edge of the window; not inside of a longer page. */
  readonly docked?: boolean
  readonly onApprove: (choice: { edits: Record<string, string>; alwaysForKind: boolean }) => void
  readonly onReject: (reason: string) => void
  readonly onResolve: (outcome: 'happened' | 'did_not_happen' | 'look_again') => void
}
