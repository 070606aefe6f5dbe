import { describe, expect, test } from 'vitest'
import { readText, timedPlayOf } from './play.ts'

const cue = (time: string, ...lines: readonly string[]): string => [time, ...lines, '', ''].join('\n')

interface Case {
  readonly bug: string
  readonly name?: string
  readonly text: string
  readonly turns: readonly string[]
  readonly format: string
}

const ZOOM: readonly Case[] = [
  {
    bug: 'numbers of cues become words, or pieces of one speaker stay apart',
    text: `WEBVTT\n\n1\n${cue('00:00:01.000 --> 00:00:02.500', 'Ann Lee: Hello')}2\n${cue('00:00:02.500 --> 00:00:04.000', 'Ann Lee: there.')}3\n${cue('00:00:04.000 --> 00:00:05.000', 'Marcus Bell (Larkfield): Hi.')}4\n${cue('00:00:06.000 --> 00:00:07.000', 'Ann Lee: Good.')}`,
    turns: ['Ann Lee 1-4: Hello there.', 'Marcus Bell (Larkfield) 4-5: Hi.', 'Ann Lee 6-7: Good.'],
    format: 'zoom-vtt',
  },
  {
    bug: 'words with a colon become a speaker',
    text: `WEBVTT\n\n1\n${cue('00:01.000 --> 00:02.000', 'Ann: So the thing is: we wait')}2\n${cue('00:02.000 --> 00:03.000', 'Ann: Note: at 10:30 we start')}3\n${cue('00:03.000 --> 00:04.000', 'the thing is: it rains')}4\n${cue('00:04.000 --> 00:05.000', 'Note: bring a ladder')}5\n${cue('00:05.000 --> 00:06.000', 'Bo: fine')}6\n${cue('00:06.000 --> 00:07.000', 'At 10:30 we go')}7\n${cue('00:07.000 --> 00:08.000', 'Bo: yes')}`,
    turns: [
      'Ann 1-5: So the thing is: we wait Note: at 10:30 we start the thing is: it rains Note: bring a ladder',
      'Bo 5-8: fine At 10:30 we go yes',
    ],
    format: 'zoom-vtt',
  },
  {
    bug: 'a caller known by number only is no speaker',
    text: `WEBVTT\n\n1\n${cue('00:01.000 --> 00:02.000', '+1 555-010-0199: Hello?')}2\n${cue('00:02.000 --> 00:03.000', 'Ann: Hi')}3\n${cue('00:03.000 --> 00:04.000', '+1 555-010-0199: Bye')}4\n${cue('00:04.000 --> 00:05.000', 'Ann: Bye')}`,
    turns: ['+1 555-010-0199 1-2: Hello?', 'Ann 2-3: Hi', '+1 555-010-0199 3-4: Bye', 'Ann 4-5: Bye'],
    format: 'zoom-vtt',
  },
]

const TEAMS: readonly Case[] = [
  {
    bug: 'a mark at the beginning, notes or ids become words',
    text: `\ufeffWEBVTT\r\n\r\nNOTE duration:"00:10"\r\n\r\nNOTE recognizability:0.9\r\n\r\n7c9e6679-7425-40de-944b-e07fc1f90ae7/0-0\r\n00:00:01.000 --> 00:00:02.000\r\n<v Ann Lee>Hi there,\r\nBob.</v>\r\n\r\n7c9e6679-7425-40de-944b-e07fc1f90ae7/1-0\r\n00:00:03.000 --> 00:00:04.000\r\n<v Bob>AT&amp;T &lt;noise&gt;</v>`,
    turns: ['Ann Lee 1-2: Hi there, Bob.', 'Bob 3-4: AT&T <noise>'],
    format: 'teams-vtt',
  },
  {
    bug: 'blank lines between cues are missing and ids become words',
    text: 'WEBVTT\n\nabcdef01-7425-40de-944b-e07fc1f90ae7/5-0\n00:01.000 --> 00:02.000\n<v Ann>one</v>\nabcdef01-7425-40de-944b-e07fc1f90ae7/6-0\n00:02.000 --> 00:03.000\n<v Bo>two</v>',
    turns: ['Ann 1-2: one', 'Bo 2-3: two'],
    format: 'teams-vtt',
  },
]

const WEBVTT: readonly Case[] = [
  {
    bug: 'styles, regions, settings, classes and inline marks become words',
    text: 'WEBVTT - Roof talk\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\nwidth:40%\n\nNOTE\nA note\nof two lines\n\nintro\n00:01.000 --> 00:02.000 align:start position:0%\n<v.loud.first Esme>It’s a <i.foreign>blue</i> <c.yellow>apple</c> tree!\n\n00:02.000 --> 00:03.000 line:0\n<v Mary>No <00:02.500>way!',
    turns: ['Esme 1-2: It’s a blue apple tree!', 'Mary 2-3: No way!'],
    format: 'vtt',
  },
  {
    bug: 'a voice in the middle of a cue is not heard',
    text: 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hello.</v> <v Bo>Hi.\n\n00:02.000 --> 00:03.000\nAnd more.',
    turns: ['Ann 1-2: Hello.', 'Bo 1-3: Hi. And more.'],
    format: 'vtt',
  },
  {
    bug: 'a file that names nobody is refused or becomes one endless turn',
    text: 'WEBVTT\n\n00:01.000 --> 00:02.000\nWe came\n\n00:02.000 --> 00:03.000\nto measure.\n\n00:09.000 --> 00:10.000\nFine.',
    turns: [' 1-3: We came to measure.', ' 9-10: Fine.'],
    format: 'vtt',
  },
  {
    bug: 'cues out of order stay out of order',
    text: 'WEBVTT\n\n00:05.000 --> 00:06.000\nBo: third\n\n00:01.000 --> 00:02.000\nBo: first\n\n00:03.000 --> 00:04.000\nAnn: second\n\n00:07.000 --> 00:08.000\nAnn: fourth',
    turns: ['Bo 1-2: first', 'Ann 3-4: second', 'Bo 5-6: third', 'Ann 7-8: fourth'],
    format: 'vtt',
  },
  {
    bug: 'captions that roll say every line twice',
    text: 'WEBVTT\nKind: captions\nLanguage: en\n\n00:00:00.100 --> 00:00:02.000 align:start position:0%\n \nhello<00:00:00.400><c> and</c><00:00:00.800><c> welcome</c>\n\n00:00:02.000 --> 00:00:02.010 align:start position:0%\nhello and welcome\n \n\n00:00:02.010 --> 00:00:04.000 align:start position:0%\nhello and welcome\nto<00:00:02.400><c> the</c><00:00:02.800><c> roof</c>\n\n00:00:04.000 --> 00:00:04.010 align:start position:0%\nto the roof\n \n\n00:00:04.010 --> 00:00:06.000 align:start position:0%\nto the roof\nshow<00:00:04.400><c> today</c>',
    turns: [' 0.1-6: hello and welcome to the roof show today'],
    format: 'vtt',
  },
  {
    bug: 'captions that grow by a word say the beginning again and again',
    text: 'WEBVTT\n\n00:01.000 --> 00:02.000\nwe can\n\n00:02.000 --> 00:03.000\nwe can start\n\n00:03.000 --> 00:04.000\nwe can start on Monday',
    turns: [' 1-4: we can start on Monday'],
    format: 'vtt',
  },
  {
    bug: 'a word that is really said twice is lost',
    text: 'WEBVTT\n\n00:01.000 --> 00:02.000\nAnn: yes\n\n00:02.000 --> 00:03.000\nAnn: yes\n\n00:03.000 --> 00:04.000\nBo: yes\n\n00:04.000 --> 00:05.000\nBo: right',
    turns: ['Ann 1-3: yes yes', 'Bo 3-5: yes right'],
    format: 'vtt',
  },
  {
    bug: 'cues that an export wrote twice are said twice',
    text: 'WEBVTT\n\n00:01.000 --> 00:02.000\nAnn: hi\n\n00:01.000 --> 00:02.000\nAnn: hi\n\n00:02.000 --> 00:03.000\nBo: ho\n\n00:03.000 --> 00:04.000\nAnn: he',
    turns: ['Ann 1-2: hi', 'Bo 2-3: ho', 'Ann 3-4: he'],
    format: 'vtt',
  },
  {
    bug: 'a second recording behind the first is mixed into it',
    text: 'WEBVTT\n\n1\n00:01.000 --> 00:02.000\nAnn: one\n\n2\n00:08.000 --> 00:10.000\nBo: two\n\nWEBVTT\n\n1\n00:01.000 --> 00:02.000\nAnn: three\n\n2\n00:03.000 --> 00:04.000\nBo: four',
    turns: ['Ann 1-2: one', 'Bo 8-10: two', 'Ann 11-12: three', 'Bo 13-14: four'],
    format: 'zoom-vtt',
  },
  {
    bug: 'overlapping talk is cut or reordered',
    text: 'WEBVTT\n\n00:01.000 --> 00:05.000\nAnn: I think we\n\n00:03.000 --> 00:04.000\nBo: sure\n\n00:05.000 --> 00:06.000\nAnn: agree',
    turns: ['Ann 1-5: I think we', 'Bo 3-4: sure', 'Ann 5-6: agree'],
    format: 'vtt',
  },
  {
    bug: 'marks that somebody transcribed are taken for markup',
    text: 'WEBVTT\n\n00:01.000 --> 00:02.000\nAnn: a < b {vocalsound} [noise] <vocalsound>\n\n00:02.000 --> 00:03.000\nBo: ok\n\n00:03.000 --> 00:04.000\nAnn: x',
    turns: ['Ann 1-2: a < b {vocalsound} [noise] <vocalsound>', 'Bo 2-3: ok', 'Ann 3-4: x'],
    format: 'vtt',
  },
  {
    bug: 'two speakers in the lines of one cue become one',
    text: 'WEBVTT\n\n00:01.000 --> 00:02.000\n- Ann: Hi.\n- Bo: Hello.\n\n00:02.000 --> 00:03.000\nAnn: Fine\nday.\n\n00:03.000 --> 00:04.000\nBo: Yes.',
    turns: ['Ann 1-2: Hi.', 'Bo 1-2: Hello.', 'Ann 2-3: Fine day.', 'Bo 3-4: Yes.'],
    format: 'vtt',
  },
]

const SRT: readonly Case[] = [
  {
    bug: 'dots instead of commas, hours without a zero or CRLF are not read',
    text: '1\r\n0:00:01.5 --> 0:00:02.25\r\nAnn: one\r\ntwo\r\n\r\n2\r\n01:00:03,000 --> 01:00:04,000  X1:100\r\nBo: three  \r\n\r\n3\r\n01:00:05,000 --> 01:00:06,000\r\nAnn: four',
    turns: ['Ann 1.5-2.25: one two', 'Bo 3603-3604: three', 'Ann 3605-3606: four'],
    format: 'srt',
  },
  {
    bug: 'numbers become words when blank lines are missing',
    text: '1\n00:00:01,000 --> 00:00:02,000\nAnn: one\n2\n00:00:02,000 --> 00:00:03,000\nBo: it costs\n900\n3\n00:00:03,000 --> 00:00:04,000\nAnn: ok',
    turns: ['Ann 1-2: one', 'Bo 2-3: it costs 900', 'Ann 3-4: ok'],
    format: 'srt',
  },
  {
    bug: 'a blank line inside of a cue swallows words',
    text: '1\n00:00:01,000 --> 00:00:02,000\nAnn: one\n\ntwo\n\n2\n00:00:02,000 --> 00:00:03,000\n\nBo: three\n\n3\n00:00:03,000 --> 00:00:04,000\nAnn: four',
    turns: ['Ann 1-2: one two', 'Bo 2-3: three', 'Ann 3-4: four'],
    format: 'srt',
  },
  {
    bug: 'dashes of two unnamed speakers are run together',
    text: '1\n00:00:01,000 --> 00:00:02,000\n- Ready.\n- Not yet.\n\n2\n00:00:05,000 --> 00:00:06,000\n<i>{\\an8}Now.</i>',
    turns: [' 1-2: Ready.', ' 1-2: Not yet.', ' 5-6: Now.'],
    format: 'srt',
  },
  {
    bug: 'names that stand only where the speaker changes are lost',
    text: '1\n00:00:01,000 --> 00:00:02,000\nANN: one\n\n2\n00:00:02,000 --> 00:00:03,000\ntwo\n\n3\n00:00:03,000 --> 00:00:04,000\nDR. BO: three\n\n4\n00:00:04,000 --> 00:00:05,000\nfour\n\n5\n00:00:05,000 --> 00:00:06,000\nANN: five\n\n6\n00:00:06,000 --> 00:00:07,000\nMonday: a good day',
    turns: ['ANN 1-3: one two', 'DR. BO 3-5: three four', 'ANN 5-7: five Monday: a good day'],
    format: 'srt',
  },
  {
    bug: 'SubRip under a wrong name is not recognised',
    name: 'call.txt',
    text: '1\n00:00:01,000 --> 00:00:02,000\nAnn: one\n\n2\n00:00:02,000 --> 00:00:03,000\nBo: two\n',
    turns: ['Ann 1-2: one', 'Bo 2-3: two'],
    format: 'srt',
  },
  {
    bug: 'an answer that is a time loses its words',
    text: '1\n00:00:01,000 --> 00:00:02,000\nAnn: When?\n\n2\n00:00:02,000 --> 00:00:03,000\nBo: 10:30\n\n3\n00:00:03,000 --> 00:00:04,000\nAnn: Good.\n\n4\n00:00:04,000 --> 00:00:05,000\nBo: Bye.',
    turns: ['Ann 1-2: When?', 'Bo 2-3: 10:30', 'Ann 3-4: Good.', 'Bo 4-5: Bye.'],
    format: 'srt',
  },
  {
    bug: 'arrows of live captions ">>" are read as words',
    text: '1\n00:00:01,000 --> 00:00:02,000\n>> ANN: Hello.\n\n2\n00:00:02,000 --> 00:00:03,000\n>> BO: Hi.\n\n3\n00:00:03,000 --> 00:00:04,000\n>> ANN: So.',
    turns: ['ANN 1-2: Hello.', 'BO 2-3: Hi.', 'ANN 3-4: So.'],
    format: 'srt',
  },
]

describe.each([
  ['Zoom', 'call.vtt', ZOOM],
  ['Teams', 'call.vtt', TEAMS],
  ['WebVTT', 'call.vtt', WEBVTT],
  ['SubRip', 'call.srt', SRT],
] as const)('%s', (_service, usual, cases) => {
  test.each(cases)('$bug', async ({ name, text, turns, format }) => {
    const read = await readText(name ?? usual, text)
    expect(timedPlayOf(read)).toEqual(turns)
    expect(read.format).toBe(format)
  })
})
