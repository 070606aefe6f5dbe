import { describe, expect, test } from 'vitest'
import { UserError } from '#main/core/errors.ts'
import { playOf, readText, timedPlayOf } from './play.ts'

interface Case {
  readonly bug: string
  readonly text: string
  readonly turns: readonly string[]
}

const CHATS: readonly Case[] = [
  {
    bug: 'the date of WhatsApp on a phone becomes part of the name',
    text: '\u200e[11/3/26, 14:02:01] Gail Marsh: \u200eMessages and calls are end-to-end encrypted. Only people in this chat can read them.\n[11/3/26, 14:02:11] ~ Marcus Bell: Hi\n\u200e[11/3/26, 14:02:25] Gail Marsh: \u200eimage omitted\n[11/3/26, 14:03:11] Gail Marsh: Fine.\nOne thing: the dog bites.\n[11/3/26, 14:04:11] Marcus Bell: Noted. <This message was edited>\n',
    turns: [
      'Marcus Bell 0-?: Hi',
      'Gail Marsh 60-?: Fine. One thing: the dog bites.',
      'Marcus Bell 120-?: Noted.',
    ],
  },
  {
    bug: 'WhatsApp with AM and PM is refused, or who joined is a speaker',
    text: '12/3/26, 2:02 PM - Messages and calls are end-to-end encrypted. Tap to learn more.\n12/3/26, 2:02\u202fPM - Marcus Bell: Hi\n12/3/26, 2:03 PM - Marcus Bell added +1 614-555-0111\n12/3/26, 2:04 PM - +1 614-555-0111: Yes\n12/3/26, 2:05 PM - +1 614-555-0111: <Media omitted>\n',
    turns: ['Marcus Bell 0-?: Hi', '+1 614-555-0111 120-?: Yes'],
  },
  {
    bug: 'the days between two messages are the length of a call',
    text: '12/3/26, 14:02 - Ann Lee: Hi\n13/3/26, 09:00 - Bo: Hello\n',
    turns: ['Ann Lee ?-?: Hi', 'Bo ?-?: Hello'],
  },
  {
    bug: 'the time in front of the date is not read',
    text: '[14:02, 11/3/2026] Ann Lee: Hi\n[14:03, 11/3/2026] Bo: Hello\n',
    turns: ['Ann Lee 0-?: Hi', 'Bo 60-?: Hello'],
  },
]

const SERVICES: readonly Case[] = [
  {
    bug: 'what Fathom noted beside the talk is speech',
    text: 'Roof visit - November 03\nVIEW RECORDING - 34 mins (No highlights): https://fathom.video/share/a\n\n---\n\n0:12 - Marcus Bell (Larkfield)\n  So: the roof.\n  ACTION ITEM: Send the sheet - WATCH: https://fathom.video/share/a?timestamp=20.9\n\n0:20 - Gail Marsh\n  Sure.\n  SCREEN SHARING: Marcus started screen sharing - WATCH: https://fathom.video/share/a?timestamp=21\n\n0:30 - Marcus Bell (Larkfield)\n  Good.\n',
    turns: [
      'Marcus Bell (Larkfield) 12-?: So: the roof.',
      'Gail Marsh 20-?: Sure.',
      'Marcus Bell (Larkfield) 30-?: Good.',
    ],
  },
  {
    bug: 'the first word below a name and a time is a speaker, and the name is lost (Rev)',
    text: 'Marcus Bell (00:10):\nSure: eighteen five for both.\nGail Marsh (00:20):\nRight.\n',
    turns: ['Marcus Bell 10-?: Sure: eighteen five for both.', 'Gail Marsh 20-?: Right.'],
  },
  {
    bug: 'greetings below the first head make a form of it (Rev)',
    text: 'Marcus Bell (00:00):\nHi Gail: thanks.\n\nGail Marsh (00:10):\nPrice: nine.\nTotal: ten.\n\nMarcus Bell (00:14):\nOK.\n',
    turns: [
      'Marcus Bell 0-?: Hi Gail: thanks.',
      'Gail Marsh 10-?: Price: nine. Total: ten.',
      'Marcus Bell 14-?: OK.',
    ],
  },
  {
    bug: 'a name alone takes the turns of those who are named beside their words',
    text: '[0:01] Ann Lee: hello\n[0:05] Bo:\nhi\n',
    turns: ['Ann Lee 1-?: hello', 'Bo 5-?: hi'],
  },
  {
    bug: 'words below a name alone begin a turn',
    text: 'Ann Lee:\nSure: eighteen five.\nBo Park:\nRight: fine.\nAnn Lee:\nGood.\n',
    turns: ['Ann Lee ?-?: Sure: eighteen five.', 'Bo Park ?-?: Right: fine.', 'Ann Lee ?-?: Good.'],
  },
  {
    bug: 'a name with its company behind a bar is nobody',
    text: 'Tom Okafor | Larkfield: Hi.\nGail Marsh: Yes.\nTom Okafor | Larkfield: So.\nGail Marsh: Well.\n',
    turns: [
      'Tom Okafor | Larkfield ?-?: Hi.',
      'Gail Marsh ?-?: Yes.',
      'Tom Okafor | Larkfield ?-?: So.',
      'Gail Marsh ?-?: Well.',
    ],
  },
  {
    bug: 'a bar between name and time hides the company (Grain, Gong)',
    text: 'Tom Okafor | Larkfield | 01:23\nHi.\n\nGail Marsh | 01:30\nSo: yes.\n\nTom Okafor | Larkfield | 01:40\nOK.\n',
    turns: [
      'Tom Okafor | Larkfield 83-?: Hi.',
      'Gail Marsh 90-?: So: yes.',
      'Tom Okafor | Larkfield 100-?: OK.',
    ],
  },
  {
    bug: 'pronouns without brackets make a phrase of the name',
    text: 'Ann Lee she/her: Hi.\nBo: Yes.\nAnn Lee she/her: So.\nBo: Well.\n',
    turns: ['Ann Lee she/her ?-?: Hi.', 'Bo ?-?: Yes.', 'Ann Lee she/her ?-?: So.', 'Bo ?-?: Well.'],
  },
  {
    bug: 'questions and answers with a dot are refused',
    text: 'Q. Who called?\nA. I did.\nQ.  When?\nA.  On Monday.\nIt rained.\n',
    turns: ['Q ?-?: Who called?', 'A ?-?: I did.', 'Q ?-?: When?', 'A ?-?: On Monday. It rained.'],
  },
]

const CLOCKS: readonly Case[] = [
  {
    bug: 'times of the day make a call of fourteen hours',
    text: '[14:02:11] Ann Lee: Hi.\n[14:02:20] Bo: Yes.\n[14:33:11] Ann Lee: So.\n',
    turns: ['Ann Lee 0-?: Hi.', 'Bo 9-?: Yes.', 'Ann Lee 1860-?: So.'],
  },
  {
    bug: 'the end of a time of the day stays one',
    text: '[14:02:11 - 14:02:15] Ann Lee: Hi.\n[14:02:16 - 14:02:20] Bo: Yes.\n',
    turns: ['Ann Lee 0-4: Hi.', 'Bo 5-9: Yes.'],
  },
  {
    bug: 'midnight turns the times around',
    text: '[23:59:50] Ann Lee: Hi.\n[00:00:05] Bo: Yes.\n[00:01:05] Ann Lee: So.\n',
    turns: ['Ann Lee 0-?: Hi.', 'Bo 15-?: Yes.', 'Ann Lee 75-?: So.'],
  },
  {
    bug: 'a long call is moved',
    text: '[0:59:50] Ann Lee: Hi.\n[1:00:05] Bo: Yes.\n[2:01:05] Ann Lee: So.\n',
    turns: ['Ann Lee 3590-?: Hi.', 'Bo 3605-?: Yes.', 'Ann Lee 7265-?: So.'],
  },
]

const TABLES: readonly Case[] = [
  {
    bug: 'quotes, commas or line ends in a cell break the row',
    text: 'Speaker,Start,Text\nAnn Lee,0:00,"Hi, ""you"".\nAgain."\nBo,0:05,Sure, both\n\nAnn Lee,0:10,\n',
    turns: ['Ann Lee 0-?: Hi, "you". Again.', 'Bo 5-?: Sure, both'],
  },
  {
    bug: 'semicolons, other heads or the line of a spreadsheet are not read',
    text: 'sep=;\nStart Time;End Time;Speaker Name;Transcript\n00:00:01.000;00:00:02.500;Ann Lee (she/her);Hi\n00:00:03;00:00:04;Bo;Yes\n',
    turns: ['Ann Lee (she/her) 1-2.5: Hi', 'Bo 3-4: Yes'],
  },
  {
    bug: 'milliseconds are seconds',
    text: 'speaker,start_ms,end_ms,text\nAnn Lee,0,1500,Hi\nBo,1600,2500,Yes\n',
    turns: ['Ann Lee 0-1.5: Hi', 'Bo 1.6-2.5: Yes'],
  },
  {
    bug: 'times of the day stay hours',
    text: 'Name,Time,Message\nAnn Lee,2:02 PM,Hi\nBo,2:03 PM,Yes\n',
    turns: ['Ann Lee 0-?: Hi', 'Bo 60-?: Yes'],
  },
]

const turn = (speaker: string | null, start: unknown, text: string, more: object = {}): object => {
  return { speaker_name: speaker, start_time: start, sentence: text, ...more }
}

const DATA: readonly (Omit<Case, 'text'> & { readonly data: unknown })[] = [
  {
    bug: 'a list of sentences of Fireflies is refused',
    data: [turn('Ann Lee', 0.5, 'Hi.', { end_time: 3 }), turn('Bo', 3.25, 'Yes.', { end_time: 4 })],
    turns: ['Ann Lee 0.5-3: Hi.', 'Bo 3.25-4: Yes.'],
  },
  {
    bug: 'sentences inside of an answer are not found, or a speaker without a name has no number',
    data: {
      data: {
        transcript: {
          sentences: [turn(null, '00:15', 'Hi.', { speaker_id: 0 }), turn('Bo', '01:05', 'Yes.')],
        },
      },
    },
    turns: ['Speaker 0 15-?: Hi.', 'Bo 65-?: Yes.'],
  },
  {
    bug: 'names that stand in a list of their own are lost',
    data: {
      speakers: [
        { id: 0, name: 'Ann Lee' },
        { id: 1, name: 'Bo' },
      ],
      sentences: [
        { speaker_id: 0, text: 'Hi', start_time: 1 },
        { speaker_id: 1, text: 'Yes', start_time: 2 },
      ],
    },
    turns: ['Ann Lee 1-?: Hi', 'Bo 2-?: Yes'],
  },
  {
    bug: 'the words of an utterance are turns, or its milliseconds seconds',
    data: {
      text: 'all of it',
      utterances: [
        {
          speaker: 'A',
          start: 250,
          end: 2650,
          text: 'Hi Gail how are you',
          words: [{ text: 'Hi', start: 250 }],
        },
        {
          speaker: 'B',
          start: 3000,
          end: 6000,
          text: 'Fine thanks and you',
          words: [{ text: 'Fine', start: 3000 }],
        },
      ],
    },
    turns: ['Speaker A 0.25-2.65: Hi Gail how are you', 'Speaker B 3-6: Fine thanks and you'],
  },
  {
    bug: 'turns that are lists of words are refused',
    data: [
      {
        participant: { name: 'Ann Lee' },
        words: [
          { text: 'Hi', start_timestamp: { relative: 1.5 }, end_timestamp: { relative: 1.8 } },
          { text: 'there', start_timestamp: { relative: 1.9 }, end_timestamp: { relative: 2.1 } },
        ],
      },
      { participant: { name: 'Bo' }, words: [{ text: 'Yes', start_timestamp: { relative: 3 } }] },
    ],
    turns: ['Ann Lee 1.5-2.1: Hi there', 'Bo 3-?: Yes'],
  },
]

describe.each([
  ['chats', CHATS],
  ['services', SERVICES],
  ['times of the day', CLOCKS],
  ['tables', TABLES],
  ['data', DATA.map(({ data, ...rest }) => ({ ...rest, text: JSON.stringify(data, null, 2) }))],
] as const)('%s', (_kind, cases) => {
  test.each(cases)('$bug', async ({ text, turns }) => {
    expect(timedPlayOf(await readText('call.txt', text))).toEqual(turns)
  })

  test.each(cases)('Windows line ends: $bug', async ({ text, turns }) => {
    expect(timedPlayOf(await readText('call.txt', text.replaceAll('\n', '\r\n')))).toEqual(turns)
  })
})

test.each([
  ['month first', '11/3/26, 14:02 - Ann Lee: Hi\n11/3/26, 14:03 - Bo: Yes\n', new Date(2026, 10, 3, 14, 2)],
  ['day first', '13/11/26, 14:02 - Ann Lee: Hi\n13/11/26, 14:03 - Bo: Yes\n', new Date(2026, 10, 13, 14, 2)],
  [
    'days that go on',
    '3/11/26, 14:02 - Ann Lee: Hi\n2/12/26, 14:03 - Bo: Yes\n',
    new Date(2026, 10, 3, 14, 2),
  ],
  ['dots', '3.11.26, 14:02 - Ann Lee: Hi\n3.11.26, 14:03 - Bo: Yes\n', new Date(2026, 10, 3, 14, 2)],
  [
    'data',
    JSON.stringify({ date: 1_793_707_200_000, sentences: [turn('Ann', 1, 'Hi')] }),
    new Date(1_793_707_200_000),
  ],
])('%s: the day of the conversation is wrong', async (_what, text, heldAt) => {
  expect((await readText('call.txt', text)).heldAt).toBe(heldAt.getTime())
})

test('the name above the time becomes the title', async () => {
  const text =
    'Ann Lee\n00:01 - 00:05\nHi.\n\nBo Park\n00:05 - 00:09\nYes.\n\nAnn Lee\n00:10 - 00:12\nSo.\n\nBo Park\n0:13\nOK.\n'
  const read = await readText('call.txt', text)
  expect(read.title).toBeNull()
  expect(playOf(read)).toEqual(['Ann Lee: Hi.', 'Bo Park: Yes.', 'Ann Lee: So.', 'Bo Park: OK.'])
})

const conversation = { title: 'a', sentences: [turn('Ann', 1, 'Hi')] }

test.each([
  ['a table of addresses', 'a.csv', 'Name,Email,Message\nAnn,a@b.c,Hi\nBo,b@b.c,Yes\n', 'NO_TURNS', /table/],
  ['a table without a head', 'a.csv', 'Ann Lee,0:00,Hi\nBo,0:05,Yes\n', 'NO_TURNS', /table/],
  ['a table whose quote stays open', 'a.csv', 'Speaker,Text\nAnn,"Hi\nBo,Yes\n', 'TABLE_BROKEN', /quotation/],
  [
    'a quote that swallows the next turn',
    'a.csv',
    'Speaker,Text\nAnn,"Hi\nBo,"Yes"\n',
    'TABLE_BROKEN',
    /quotation/,
  ],
  ['data without talk', 'a.json', '{"people":[{"name":"Ann","text":"x"}]}', 'NO_TURNS', /JSON/],
  [
    'several conversations',
    'a.json',
    JSON.stringify([conversation, conversation]),
    'SEVERAL',
    /more than one/,
  ],
  ['half a file of data', 'a.json', '[{"speaker":"Ann","text":"Hi"},{"spea', 'NO_TURNS', /conversation/],
  [
    'the log of a program',
    'a.txt',
    '[2026-11-03 14:02:11] INFO: on\n[2026-11-03 14:02:12] WARN: off\n[2026-11-03 14:02:13] INFO: on\n',
    'NO_TURNS',
    /conversation/,
  ],
  [
    'a log of notes',
    'a.txt',
    '11/3/2026 2:00 PM - Ann Lee: called\n11/4/2026 3:00 PM - Ann Lee: sent it\n',
    'NO_TURNS',
    /conversation/,
  ],
  ['a list of options', 'a.txt', 'A. one\nB. two\nQ. three\nA. four\n', 'NO_TURNS', /conversation/],
])('%s is read as talk, or refused without a reason', async (_what, name, text, code, reason) => {
  const error: unknown = await readText(name, text).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(UserError)
  expect(error).toMatchObject({ code, message: expect.stringMatching(reason) })
})
