import { describe, expect, test } from 'vitest'
import { playOf, readText, timedPlayOf } from './play.ts'

interface Case {
  readonly bug: string
  readonly text: string
  readonly turns: readonly string[]
  readonly format: string
}

const OTTER: readonly Case[] = [
  {
    bug: 'the head, the keywords or the footer become turns',
    text: 'Roof visit\nFri, Mar 1, 2024 9:00AM • 34:12\n\nSUMMARY KEYWORDS\nroof, shingles, price\n\nSPEAKERS\nAnn Lee, Speaker 1\n\nAnn Lee  00:01\nHello there.\n\nSpeaker 1  1:02:03\nHi.\n\nAnn Lee  1:02:10\nSo.\n\nTranscribed by https://otter.ai\n',
    turns: ['Ann Lee 1-?: Hello there.', 'Speaker 1 3723-?: Hi.', 'Ann Lee 3730-?: So.'],
    format: 'otter',
  },
  {
    bug: 'paragraphs of one turn, or words that look like a name and a time, begin a turn',
    text: 'Ann  0:01  \nFirst.\n\nSee you at 3:30\n\nTuesday 3:30\n\nBo  0:20  \nNote: I said so\nAgenda: none\n\nAnn  0:30  \nFine.\n',
    turns: [
      'Ann 1-?: First. See you at 3:30 Tuesday 3:30',
      'Bo 20-?: Note: I said so Agenda: none',
      'Ann 30-?: Fine.',
    ],
    format: 'otter',
  },
  {
    bug: 'a guest who speaks once is lost',
    text: 'Ann  0:01\nHi.\n\nMr. Dai ap Rhys (Larkfield)  0:04\nYep.\n\nAnn  0:06\nBye.\n\nBo  0:08\nBye.\n',
    turns: ['Ann 1-?: Hi.', 'Mr. Dai ap Rhys (Larkfield) 4-?: Yep.', 'Ann 6-?: Bye.', 'Bo 8-?: Bye.'],
    format: 'otter',
  },
  {
    bug: 'a head without words swallows the next one',
    text: 'Ann  0:01\n\n\nBo  0:04\nYep.\n\nAnn  0:06\nBye.\n',
    turns: ['Bo 4-?: Yep.', 'Ann 6-?: Bye.'],
    format: 'otter',
  },
]

const MEET: readonly Case[] = [
  {
    bug: 'a title with a colon becomes a turn',
    text: 'Larkfield: gutters and attic - Transcript\nAttendees\n\nAnn Lee, Bo Park\n\nTranscript\n\n00:00:00\n\nAnn Lee: Hello.\nBo Park: Hi.\nAnn Lee: So.\n\nTranscription ended after 00:00:09',
    turns: ['Ann Lee 0-?: Hello.', 'Bo Park ?-?: Hi.', 'Ann Lee ?-9: So.'],
    format: 'meet',
  },
  {
    bug: 'attendees, section times or closing words become turns',
    text: 'Roof visit (2024-03-01 10:03 GMT-5) - Transcript\nAttendees\nAnn Lee, Bo Park\nTranscript\n\n00:00:00\n\nAnn Lee: Hello.\nBo Park: Hi.\nAnn Lee: See\n\n00:05:00\n\nBo Park: Well: yes.\n\nMeeting ended after 00:06:10 👋\n\nThis editable transcript was computer generated and might contain errors. People can also change the text after it was created.',
    turns: ['Ann Lee 0-?: Hello.', 'Bo Park ?-?: Hi.', 'Ann Lee ?-?: See', 'Bo Park 300-370: Well: yes.'],
    format: 'meet',
  },
  {
    bug: 'a section time in the middle of a turn splits it or becomes words',
    text: '00:00:00\nAnn: one\nBo: two\n00:05:00\nBo: three\nAnn: four\n\nTranscription ended after 00:06:10\n',
    turns: ['Ann 0-?: one', 'Bo ?-?: two three', 'Ann ?-370: four'],
    format: 'meet',
  },
]

const TEXT: readonly Case[] = [
  {
    bug: 'columns set off by tabs are not read',
    text: 'Ann Lee\t00:00:01\tHello.\nBo\t00:00:04\tHi.\nAnn Lee\t00:00:08\tSo.',
    turns: ['Ann Lee 1-?: Hello.', 'Bo 4-?: Hi.', 'Ann Lee 8-?: So.'],
    format: 'text',
  },
  {
    bug: 'a speaker of one turn, with a time of its own, is taken for words',
    text: '[0:01] Ann: hello\nmore words\n[0:05] Bo: hi\nNext steps: call\n[0:09] Ann: bye',
    turns: ['Ann 1-?: hello more words', 'Bo 5-?: hi Next steps: call', 'Ann 9-?: bye'],
    format: 'text',
  },
  {
    bug: 'names set off by a bar or a dash are not read',
    text: '0:00 | Ann\nHello.\n\n0:04 | Bo\nHi.\n\n0:09 | Ann\nSo.',
    turns: ['Ann 0-?: Hello.', 'Bo 4-?: Hi.', 'Ann 9-?: So.'],
    format: 'text',
  },
  {
    bug: 'a short text with each name once is refused',
    text: 'Ann: Hello.\nBo: Hi.',
    turns: ['Ann ?-?: Hello.', 'Bo ?-?: Hi.'],
    format: 'text',
  },
  {
    bug: 'names with digits, dots, apostrophes, hyphens, roles or other scripts are no speakers',
    text: "Speaker 1: a\nProfessor B: b\nJulie James AM: c\nPhD D: d\nJ. R. O'Neill-Smith Jr.: e\nÉlodie Brontë: f\n田中：g\nИван Петров: h\nd'Arcy (Site Lead, West): i\nMarie van der Berg: j\nDr. Ann & Bo: k\nGrad I: l",
    turns: [
      'Speaker 1 ?-?: a',
      'Professor B ?-?: b',
      'Julie James AM ?-?: c',
      'PhD D ?-?: d',
      "J. R. O'Neill-Smith Jr. ?-?: e",
      'Élodie Brontë ?-?: f',
      '田中 ?-?: g',
      'Иван Петров ?-?: h',
      "d'Arcy (Site Lead, West) ?-?: i",
      'Marie van der Berg ?-?: j',
      'Dr. Ann & Bo ?-?: k',
      'Grad I ?-?: l',
    ],
    format: 'text',
  },
  {
    bug: 'times in front of the name are not read',
    text: '[00:12] Ann Lee: Hello.\n[00:15] Bo: Hi.\n(1:00:20) Ann Lee: So.\n00:01:30 Bo: Yes.',
    turns: ['Ann Lee 12-?: Hello.', 'Bo 15-?: Hi.', 'Ann Lee 3620-?: So.', 'Bo 90-?: Yes.'],
    format: 'text',
  },
  {
    bug: 'times behind the name are not read',
    text: 'Ann Lee (0:12): Hello.\nBo [00:15]: Hi.\nAnn Lee 0:20: So.\nBo, 0:25: Yes.\nAnn Lee: [00:30] Bye.',
    turns: [
      'Ann Lee 12-?: Hello.',
      'Bo 15-?: Hi.',
      'Ann Lee 20-?: So.',
      'Bo 25-?: Yes.',
      'Ann Lee 30-?: Bye.',
    ],
    format: 'text',
  },
  {
    bug: 'from-to times lose their end',
    text: '[00:12 - 00:14] Ann: Hello.\n[00:14 --> 00:20.5] Bo: Hi.\n[00:21 – 00:22] Ann: So.',
    turns: ['Ann 12-14: Hello.', 'Bo 14-20.5: Hi.', 'Ann 21-22: So.'],
    format: 'text',
  },
  {
    bug: 'bold names keep their stars',
    text: '# Call with Ann\n\n**Ann Lee:** Hello **you**.\n\n**Bo**: Hi.\n\n**Ann Lee (0:12):** So.\n\n**[0:15] Bo:** Yes.',
    turns: ['Ann Lee ?-?: Hello **you**.', 'Bo ?-?: Hi.', 'Ann Lee 12-?: So.', 'Bo 15-?: Yes.'],
    format: 'text',
  },
  {
    bug: 'names in capitals or small letters are no speakers',
    text: 'agent: good morning\ncaller: hi\nagent: how can i help\ncaller: my roof leaks',
    turns: [
      'agent ?-?: good morning',
      'caller ?-?: hi',
      'agent ?-?: how can i help',
      'caller ?-?: my roof leaks',
    ],
    format: 'text',
  },
  {
    bug: 'a saved chat of Zoom is not read, or its clock times count from midnight',
    text: '[Ann Lee] 10:02:11\nHello there.\nHow are you?\n\n[Bo] 10:02:15\nGood: thanks.\n\n[Ann Lee] 10:03:11\nBye.',
    turns: ['Ann Lee 0-?: Hello there. How are you?', 'Bo 4-?: Good: thanks.', 'Ann Lee 60-?: Bye.'],
    format: 'text',
  },
  {
    bug: 'a name and a time on a line of their own, before or behind, are not read',
    text: 'Ann Lee (0:12)\nHello.\n\nBo [0:15]\nHi.\nNice day.\n\nAnn Lee (0:20)\nSo.\n\nBo [0:25]\nYes.',
    turns: ['Ann Lee 12-?: Hello.', 'Bo 15-?: Hi. Nice day.', 'Ann Lee 20-?: So.', 'Bo 25-?: Yes.'],
    format: 'text',
  },
  {
    bug: 'a time in front of a name on a line of its own is not read',
    text: '00:12 Ann Lee\nHello.\n\n00:15 Bo\nHi.\n\n00:20 Ann Lee\nSo.\n\n00:25 Bo\nYes.',
    turns: ['Ann Lee 12-?: Hello.', 'Bo 15-?: Hi.', 'Ann Lee 20-?: So.', 'Bo 25-?: Yes.'],
    format: 'text',
  },
  {
    bug: 'a name and a time on two lines are not read',
    text: 'Ann Lee\n0:12\nHello.\n\nBo\n0:15\nHi.\n\nAnn Lee\n0:20\nSo.\n\nBo\n0:25\nYes.',
    turns: ['Ann Lee 12-?: Hello.', 'Bo 15-?: Hi.', 'Ann Lee 20-?: So.', 'Bo 25-?: Yes.'],
    format: 'otter',
  },
  {
    bug: 'times of the day with AM and PM are not read',
    text: 'Ann Lee 11:59 AM\nHello.\n\nBo 12:01 PM\nHi.\n\nAnn Lee 1:00 PM\nSo.\n\nBo 1:01 PM\nYes.',
    turns: ['Ann Lee 0-?: Hello.', 'Bo 120-?: Hi.', 'Ann Lee 3660-?: So.', 'Bo 3720-?: Yes.'],
    format: 'text',
  },
  {
    bug: 'the words stand below the name and are lost',
    text: 'Ann Lee:\nHello.\nHow are you?\n\nBo:\nFine.\n\nAnn Lee:\nGood.',
    turns: ['Ann Lee ?-?: Hello. How are you?', 'Bo ?-?: Fine.', 'Ann Lee ?-?: Good.'],
    format: 'text',
  },
  {
    bug: 'words of a turn become speakers',
    text: 'Ann: The thing is: we wait.\nSo the thing is: it rains.\nNote: bring a ladder.\nAt 10:30 we start.\nhttps://example.com: look there\nBo: One more thing: money.\nFor example: 900 dollars.\nAnn: Fine.\nBo: Owens Corning: that one.\nAnn: Right.',
    turns: [
      'Ann ?-?: The thing is: we wait. So the thing is: it rains. Note: bring a ladder. At 10:30 we start. https://example.com: look there',
      'Bo ?-?: One more thing: money. For example: 900 dollars.',
      'Ann ?-?: Fine.',
      'Bo ?-?: Owens Corning: that one.',
      'Ann ?-?: Right.',
    ],
    format: 'text',
  },
  {
    bug: 'a wrapped line that begins with capitals and a colon begins a turn',
    text: 'Ann: We have three kinds of shingles in the\nhouse and the best of them is\nOwens Corning: it lasts for forty years and\nnobody ever sent one back.\n\nBo: Good to know, then\nwe take that.\n\nAnn: Fine, I will write\nit down.\n\nBo: Thanks.',
    turns: [
      'Ann ?-?: We have three kinds of shingles in the house and the best of them is Owens Corning: it lasts for forty years and nobody ever sent one back.',
      'Bo ?-?: Good to know, then we take that.',
      'Ann ?-?: Fine, I will write it down.',
      'Bo ?-?: Thanks.',
    ],
    format: 'text',
  },
  {
    bug: 'the head of a form becomes turns',
    text: 'Call transcript\nDate: March 1, 2024\nRep: Dana Cole\nCustomer: Robert Ito\nDuration: 12 min\n\nDana Cole: Hello.\nRobert Ito: Hi.\nDana Cole: So.\nRobert Ito: Yes.',
    turns: ['Dana Cole ?-?: Hello.', 'Robert Ito ?-?: Hi.', 'Dana Cole ?-?: So.', 'Robert Ito ?-?: Yes.'],
    format: 'text',
  },
  {
    bug: 'a form names the roles that speak later and becomes turns',
    text: 'Date: 2024-03-01\nRep: Dana Cole\nCustomer: Robert Ito\n\nRep: Hello.\nCustomer: Hi.\nRep: So.\nCustomer: Yes.',
    turns: ['Rep ?-?: Hello.', 'Customer ?-?: Hi.', 'Rep ?-?: So.', 'Customer ?-?: Yes.'],
    format: 'text',
  },
  {
    bug: 'questions and answers of an interview are labels only',
    text: 'Q: Who called?\nA: I did.\nQ: When?\nA: On Monday.',
    turns: ['Q ?-?: Who called?', 'A ?-?: I did.', 'Q ?-?: When?', 'A ?-?: On Monday.'],
    format: 'text',
  },
  {
    bug: 'chat lines "From … to Everyone" keep the addressee',
    text: '10:02:11\t From  Ann Lee to Everyone : hello\n10:02:20\t From  Bo to Everyone : hi\n10:02:40\t From  Ann Lee to Everyone : bye',
    turns: ['Ann Lee 0-?: hello', 'Bo 9-?: hi', 'Ann Lee 29-?: bye'],
    format: 'text',
  },
  {
    bug: 'timed lines without names are refused',
    text: '0:00\nwe came to measure\n0:05\nthe roof today.\n0:09\nIt is old.',
    turns: [' 0-?: we came to measure the roof today.', ' 9-?: It is old.'],
    format: 'text',
  },
  {
    bug: 'a space after the colon is wanted',
    text: 'Ann:hello\nBo:hi\nAnn:so\nBo:yes',
    turns: ['Ann ?-?: hello', 'Bo ?-?: hi', 'Ann ?-?: so', 'Bo ?-?: yes'],
    format: 'text',
  },
]

describe.each([
  ['Otter', OTTER],
  ['Meet', MEET],
  ['text', TEXT],
] as const)('%s', (_service, cases) => {
  test.each(cases)('$bug', async ({ text, turns, format }) => {
    const read = await readText('call.txt', text)
    expect(timedPlayOf(read)).toEqual(turns)
    expect(read.format).toBe(format)
  })

  test.each(cases)('Windows line ends and trailing spaces: $bug', async ({ text, turns }) => {
    const read = await readText('call.txt', text.replaceAll('\n', '  \r\n'))
    expect(timedPlayOf(read)).toEqual(turns)
  })
})

describe('what stands above the talk', () => {
  const talk = '\n\nAnn: Hello.\nBo: Hi.\nAnn: So.\nBo: Yes.'
  test.each([
    ['Larkfield: the roof - Transcript\nAttendees\n\nAnn, Bo\n\nTranscript', 'Larkfield: the roof', null],
    [
      'Roof visit (2024-03-01 10:03 GMT-5) - Transcript\nAttendees\nAnn, Bo',
      'Roof visit',
      Date.UTC(2024, 2, 1, 15, 3),
    ],
    ['Roof visit\nFri, Mar 1, 2024 9:00AM', 'Roof visit', new Date(2024, 2, 1, 9).getTime()],
    ['Title: Roof visit\nDate: 3/1/2024', 'Roof visit', new Date(2024, 2, 1, 12).getTime()],
    ['July 10, 2024, 3:00PM', null, new Date(2024, 6, 10, 15).getTime()],
    ['Participants:\nAnn\nBo', null, null],
  ])('%j: title or time is wrong', async (head, title, heldAt) => {
    const read = await readText('call.txt', head + talk)
    expect([read.title, read.heldAt]).toEqual([title, heldAt])
    expect(playOf(read)).toEqual(['Ann: Hello.', 'Bo: Hi.', 'Ann: So.', 'Bo: Yes.'])
  })
})
