import { describe, expect, it } from 'vitest'
import { candidatesIn } from '#main/brain/rules/mentions.ts'
import { saidStage } from '#main/brain/rules/said-stage.ts'
import { asksToWrite } from '#main/brain/rules/slot-reader.ts'
import { usualStages } from '#main/brain/rules/stage-words.ts'
import { wantedAction } from '#main/brain/rules/wanted-action.ts'

describe('the slots of a command', () => {
  it.each([
    ['jot down for Lowell: tile is backordered', 'note'],
    ['@Jae on Achebe: re-measure the west wall', 'note'],
    ['Dana should review the Petrov margin, task', 'task'],
    ['nakamura pergola -> completed', 'stage'],
    ['the crew started at Dobbins today, put it in progress', 'stage'],
    ['Vandermeer paid the deposit', null],
    ['jobs currently sold', null],
  ])('%s is taken for another action than it is', (text, action) => {
    expect(wantedAction(text, usualStages)).toBe(action)
  })

  it.each(["is Marvin's leak fixed?", 'did we tell Elena about the beam?', 'what did we quote Rossi'])(
    'the question %s is taken for a command',
    (text) => expect(asksToWrite(text)).toBe(false),
  )

  it('a job moves to the stage it leaves', () => {
    expect(saidStage('change Rossi from negotiation to sold', usualStages)?.name).toBe('Sold')
  })

  it('ordinary words are searched before the name', () => {
    expect(candidatesIn("measure pemberton's bay window again")[0]?.text).toBe('pemberton')
  })
})
