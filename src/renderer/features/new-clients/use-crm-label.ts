import { useRows } from '../../connection/use-rows.ts'

/** Where the customer will be created, for the person: "Leap", "Practice CRM". */
export function useCrmLabel(): string {
  return useRows('app.status', {}).data?.crm.label ?? 'CRM'
}
