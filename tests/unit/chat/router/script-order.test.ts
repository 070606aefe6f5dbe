import { describe, expect, test } from 'vitest'
import { ordersScript } from '#main/chat/router/script-order.ts'

describe('orders for a script', () => {
  test.each([
    'primer for Naomi Okonkwo, job 2282-01, goal: get her to sign',
    'proposal for Maria Ortiz job 2231-01, goal: …, offer: $23,500, from Marcus',
    'proposal 2231-01 maria ortiz goal get signature',
    'can u write smth for Nguyen',
    'hey need a primer for maria ortiz roof, quick',
    'quick primer for jamal whitaker pls',
    'ok now write the proposal for Kevin Ashworth',
    'could you please draft me a new primer script for the Delgados?',
    'another proposal for Halderman',
  ])('“%s” goes to the CRM', (text) => expect(ordersScript(text)).toBe(true))

  test.each([
    'the proposal for Halderman is out, move it to Proposal sent',
    'proposal for Maria was sent yesterday, add a note',
    'add a note that the primer for Naomi is ready',
    'remind me to send the primer for Naomi',
    'is the primer for Naomi final?',
    'what is a primer for',
    'who has a proposal for a roof?',
    'move Ortiz to primer video',
    'write a note for Dana',
    'tell Marcus the proposal for Ortiz is due',
    'find the proposal for Maria Ortiz',
  ])('“%s” begins a script', (text) => expect(ordersScript(text)).toBe(false))
})
