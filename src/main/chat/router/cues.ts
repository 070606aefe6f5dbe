import type { Route } from '#shared/domain/route.ts'

/** What a word class tells a person, by the route it speaks for. */
const cues: Readonly<Record<Route, readonly (readonly [string, string])[]>> = {
  crm: [
    ['WRITEMOVE', 'asks to move or mark something'],
    ['NOTEWORD', 'speaks of a note'],
    ['TASKWORD', 'speaks of a task or reminder'],
    ['APPTWORD', 'speaks of an appointment'],
    ['WRITESEND', 'asks to tell a colleague'],
    ['CONTACTFIELD', 'asks for contact details'],
    ['STAGEWORD', 'asks for a stage or status'],
    ['STAGENAME', 'names a stage'],
    ['#jobno', 'names a job number'],
    ['JOBWORD', 'speaks of a job'],
    ['LAST', 'names a customer'],
    ['FIRST', 'names a person'],
    ['OOV', 'seems to name somebody'],
  ],
  knowledge: [
    ['OBJECTION', 'speaks of an objection'],
    ['DOCNOUN', 'asks about rules or documents of the company'],
    ['MEETING', 'asks about a meeting'],
    ['HOWDOWE', 'asks how the company does something'],
    ['SALESTRAIN', 'is a subject of the sales training'],
    ['OURS', 'asks about the company itself'],
  ],
  scripting: [
    ['SCRIPTWORD', 'speaks of a script, proposal or primer'],
    ['REVISE', 'asks to change a wording'],
    ['WRITECREATE', 'asks to write something'],
  ],
  new_client: [
    ['NEWWORD', 'speaks of a new customer'],
    ['ONBOARD', 'asks to take somebody down'],
    ['LEADWORD', 'speaks of a lead'],
    ['#phone', 'gives a phone number'],
    ['#address', 'gives an address'],
    ['#email', 'gives an e-mail address'],
    ['CALLEDIN', 'describes somebody who wants work done'],
  ],
  web_search: [
    ['WEBCUE', 'asks for outside news or sources'],
    ['BRAND', 'names a manufacturer'],
    ['CODEWORD', 'asks about codes or permits'],
    ['SPECWORD', 'asks for product facts'],
    ['PRICEWORD', 'asks for a price'],
    ['MATERIAL', 'names a material'],
  ],
  analysis: [
    ['ANALYSISWORD', 'asks for patterns or figures'],
    ['CALLWORD', 'speaks of calls or transcripts'],
    ['REPSCOPE', 'compares people or periods'],
  ],
  general: [
    ['THANKS', 'says thanks'],
    ['GREETING', 'is a greeting'],
    ['BYE', 'says goodbye'],
    ['CAPABILITY', 'asks what Hard-E can do'],
    ['SMALLTALK', 'is small talk'],
    ['ESCAPE', 'drops the subject'],
  ],
  unsupported: [
    ['DELETE', 'asks to delete something'],
    ['MASSACT', 'would reach many people at once'],
    ['OTHERSYS', 'concerns another system'],
    ['CANNOT', 'asks for something Hard-E cannot produce'],
    ['POEMISH', 'asks for creative writing'],
    ['MEDICAL', 'is a medical question'],
    ['LEGAL', 'is a legal question'],
    ['FINANCE', 'is a financial question'],
    ['TRAVEL', 'is about travel'],
    ['CODING', 'is about programming'],
    ['SCHOOL', 'is general knowledge or homework'],
    ['PERSONAL', 'is a private matter'],
  ],
}

/** The two strongest reasons in words; empty when nothing typical was seen. */
export function cueWords(tags: readonly string[], route: Route, continues: boolean): readonly string[] {
  const seen = new Set(tags)
  const found = cues[route].filter(([tag]) => seen.has(tag)).map(([, words]) => words)
  return continues ? ['goes on with what was said before', ...found.slice(0, 1)] : found.slice(0, 2)
}
