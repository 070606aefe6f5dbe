import type { FlowServices } from '../chat/flow-services.ts'
import { readMessage } from '../chat/read-message.ts'
import type { SlotRules } from '../clients/apply-reading.ts'
import type { ClientReadingService } from './extract-client.ts'

/** The reading of the chat without a chat: for the command line and for evaluations. */
export function createClientReading(services: FlowServices, rules: SlotRules): ClientReadingService {
  return {
    rules,
    async read(text, { slots, asked }, { signal, notice }) {
      const emit: Parameters<typeof readMessage>[2] = (event) => {
        if (event.type === 'notice') notice(event.text)
      }
      return (await readMessage(services, { text, slots, asked }, emit, signal)).reading
    },
  }
}
