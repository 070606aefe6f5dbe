import { z } from 'zod'
import { clientFieldSchema, duplicateDecisionSchema, newClientSchema } from '../domain/new-client.ts'
import { call } from '../rpc/define.ts'

const one = z.object({ clientId: z.string() })

export const clients = {
  /** Newest first; abandoned ones are left out. */
  'clients.list': call(z.object({}), z.array(newClientSchema)),
  'clients.get': call(one, newClientSchema),
  /** The newest new client of a conversation that is not abandoned, or null. */
  'clients.ofConversation': call(z.object({ conversationId: z.string() }), newClientSchema.nullable()),
  /** Begins one in a conversation of its own, for the form without a word said. */
  'clients.start': call(z.object({}), newClientSchema),
  /** The same function that the chat uses. `skip` marks it as not to be asked for; null empties it. */
  'clients.setField': call(
    one.extend({
      field: clientFieldSchema,
      value: z.string().max(5_000).nullable(),
      skip: z.boolean().default(false),
    }),
    newClientSchema,
  ),
  /** Looks through the CRM again for the values as they stand. */
  'clients.checkDuplicates': call(one, newClientSchema),
  'clients.decide': call(one.extend({ decision: duplicateDecisionSchema }), newClientSchema),
  /** Hands it to the door for approval. Refused while something required is missing or undecided. */
  'clients.propose': call(one, newClientSchema),
  'clients.startOver': call(one, newClientSchema),
  'clients.abandon': call(one, newClientSchema),
} as const
