/** Questions that were found when the planner was tried out, with what should be counted. */
export const MORE: readonly (readonly [question: string, plan: string])[] = [
  ['How many questions did Marcus ask in won calls?', 'questions reps:Marcus Bell outcomes:won'],
  ['which reps talk too much', 'talk_ratio by rep'],
  ['how many times did customers ask about financing', 'phrase phrase:"financing" speaker:customer'],
  ['who gets the most price objections', 'objections by rep kinds:price'],
  ['what is the average call length for roofing', 'length_minutes trades:Roofing'],
  ['how often does Tom mention the warranty', 'phrase reps:Tom Okafor phrase:"warranty"'],
  ['list the calls we lost in September', 'calls by transcript outcomes:lost 2026-09-01..2026-10-01'],
  ['what share of calls end with a next step by rep', 'next_step_rate by rep'],
  ['longest call this year', 'length_minutes by transcript 2026-01-01..2027-01-01'],
  ['how does Dana open', 'calls reps:Dana Whitfield ~openings'],
  ['who is our best closer', 'win_rate by rep'],
  ['do the winners ask more questions than the losers', 'questions by outcome'],
  ['How many calls with objections were won?', 'calls outcomes:won where:objections>0'],
  [
    'what are the top objections for Priya since September',
    'objections by objectionKind reps:Priya Nair 2026-09-01..',
  ],
  [
    'Talk ratio for Marcus vs Tom in lost roofing jobs',
    'talk_ratio by rep reps:Marcus Bell|Tom Okafor outcomes:lost trades:Roofing',
  ],
  ['number of won window deals this quarter', 'calls outcomes:won trades:Windows 2026-10-01..2027-01-01'],
  [
    'in what percent of calls does the price come before the halfway point',
    'calls where:price_position<0.5 + calls',
  ],
  [
    "What's the next step rate for Priya in the last 3 months?",
    'next_step_rate reps:Priya Nair 2026-08-26..2026-11-27',
  ],
  ['how many more questions does Marcus ask than Tom', 'questions by rep reps:Marcus Bell|Tom Okafor'],
  ['which objections are left unanswered', 'objection_answered_rate by objectionKind'],
  ['Has anyone promised a discount?', 'calls ~discount'],
  ['which calls mention a discount', 'phrase by transcript phrase:"discount" speaker:any'],
  ["how often do reps say 'no pressure'", 'phrase phrase:"no pressure"'],
  ['who says "honestly" most', 'phrase by rep phrase:"honestly"'],
  ['calls per rep in Q3', 'calls by rep 2026-07-01..2026-10-01'],
  ['win rate before July', 'win_rate ..2026-07-01'],
  ['how many calls on gutters last week', 'calls trades:Gutters 2026-11-16..2026-11-23'],
  ['deals we did not win in 2025', 'calls outcomes:lost|open 2025-01-01..2026-01-01'],
  ['talk ratio of everyone except Priya', 'talk_ratio reps:Dana Whitfield|Marcus Bell|Tom Okafor'],
  ['financing objections by rep', 'objections by rep kinds:financing'],
  ['objections about price or timing', 'objections kinds:price|timing'],
  ['calls with fewer than five questions', 'calls where:questions<5'],
  ['calls where Marcus asked at least 8 questions', 'calls reps:Marcus Bell where:questions>7'],
  ['how many undecided calls does Tom have', 'calls reps:Tom Okafor outcomes:open'],
]

/** Questions that want a whole picture. */
export const OVERVIEWS: readonly (readonly [question: string, plan: string])[] = [
  [
    'How is Priya doing?',
    'win_rate reps:Priya Nair + talk_ratio reps:Priya Nair + questions reps:Priya Nair + next_step_rate reps:Priya Nair',
  ],
  [
    'How do won calls differ from lost ones?',
    'talk_ratio by outcome + questions by outcome + next_step_rate by outcome',
  ],
]

/** Asked one after another: the second goes on from the first. */
export const FOLLOW_UPS: readonly (readonly [first: string, then: string, plan: string])[] = [
  ['How many questions does Marcus ask?', 'and by rep?', 'questions by rep'],
  ['What is the win rate?', 'only roofing', 'win_rate trades:Roofing'],
  ['How many calls did we have?', 'only lost ones', 'calls outcomes:lost'],
  ['How many questions does Marcus ask?', 'what about Tom?', 'questions reps:Tom Okafor'],
  ['talk ratio by rep', 'and last month?', 'talk_ratio by rep 2026-10-01..2026-11-01'],
  ['win rate by rep in roofing', 'what about siding?', 'win_rate by rep trades:Siding'],
  ['How many price objections do we get?', 'show me examples', 'objections kinds:price ~price objections'],
  ['talk ratio for Priya', 'and the win rate?', 'win_rate reps:Priya Nair'],
  ['talk ratio for Priya', 'how many questions does Tom ask?', 'questions reps:Tom Okafor'],
  ['How many calls have more than 10 questions?', 'which ones?', 'calls by transcript where:questions>10'],
  ['next step rate of Tom', 'per month', 'next_step_rate by month reps:Tom Okafor'],
  ['How many questions does Marcus ask?', 'what was the weather like when we won?', 'cannot'],
]

/** A wish that cannot be kept, and a word of it that the answer must name. */
export const NOT_USED: readonly (readonly [question: string, word: string])[] = [
  ['how many questions do we ask on Saturdays', 'saturdays'],
  ['win rate in Westerville', 'westerville'],
  ['win rate by week', 'week'],
  ['How many calls took more than 20 minutes?', 'more than 20 minutes'],
  ['talk ratio of left-handed reps', 'left-handed'],
  ['objections from veterans', 'veterans'],
]

export const MORE_UNANSWERABLE: readonly string[] = [
  'how many people were in the meeting',
  'How many trucks do we own?',
  'Which customers recommended us after the job?',
  'Do you like Tom?',
  'Will the price of shingles go up next year?',
  'What mood was Priya in?',
]
