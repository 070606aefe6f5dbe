import type { OutwardAction } from '#shared/domain/outward-action.ts'

export interface ApprovalCardProps {
  readonly action: OutwardAction
  readonly busy: boolean
  readonly onApprove: (choice: { edits: Record<string, string>; alwaysForKind: boolean }) => void
  readonly onReject: (reason: string) => void
  readonly onResolve: (outcome: 'happened' | 'did_not_happen' | 'look_again') => void
}
