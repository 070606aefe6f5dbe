import { useState } from 'react'
import { useFormBeside, type FormBeside } from '../new-clients/use-form-beside.ts'
import { openMatter, type Matter } from './open-matter.ts'
import { useScriptBeside, type ScriptBeside } from './use-script-beside.ts'

export interface MatterBeside {
  readonly client: FormBeside
  readonly script: ScriptBeside
}

/** The client and the script of a conversation; of two panels only one is open at a time. */
export function useMatterBeside(conversationId: string | null): MatterBeside {
  const client = useFormBeside(conversationId)
  const script = useScriptBeside(conversationId)
  const [picked, setPicked] = useState<{ readonly in: string | null; readonly matter: Matter } | null>(null)
  const matter = picked?.in === conversationId ? picked.matter : openMatter(client.client, script.draft)
  const pick = (next: Matter): void => setPicked({ in: conversationId, matter: next })
  return {
    client: {
      ...client,
      open: client.open && matter === 'client',
      show() {
        pick('client')
        client.show()
      },
    },
    script: {
      ...script,
      open: script.open && matter === 'script',
      show() {
        pick('script')
        script.show()
      },
    },
  }
}
