import { cue, type Cue } from './cue.ts'

/** Not now, or not at all. */
export const needCues: readonly Cue[] = [
  cue('timing', 2, [
    String.raw`\b(?:not|isn't|wasn't) (?:really |quite |exactly |a |the )?(?:right now|right time|`,
    String.raw`good time|best time|ready (?:yet|to|for)|great time|in a (?:hurry|rush)|this (?:year|`,
    String.raw`month|fall|winter|spring|summer|season))\b`,
  ]),
  cue('timing', 2, [
    String.raw`\b(?:bad|terrible|worst|rough|busy|tough|awkward|wrong) (?:time|timing|month|year)\b|`,
    String.raw`\btiming(?:'s| is| isn't|'s not)\b|\btoo (?:soon|long|late|far (?:out|`,
    String.raw`off))\b(?!.{0,6}ago)`,
  ]),
  cue('timing', 2, [
    String.raw`\b(?:wait|hold off|put (?:it|this|that) off|hold on|push (?:it|this) (?:back|off|out)|`,
    String.raw`revisit|circle back|do (?:it|this|that)|rather do|think about (?:it|this)|start|`,
    String.raw`look at (?:it|this)|table (?:it|this)|sit on (?:it|this)) (?:\w+ )?(?:until|till|'til|`,
    String.raw`in|for|to|after|next) (?:the |next |at least |a few |a couple |another |we|i|my|our|`,
    String.raw`maybe )*(?:spring|summer|fall|winter|year|season|january|february|march|april|may|june|`,
    String.raw`july|august|september|october|november|december|holidays?|christmas|thanksgiving|taxes|`,
    String.raw`tax|refund|bonus|a (?:while|bit)|months?|we|i|school|wedding|baby|sold|sell|weather|`,
    String.raw`new)\b`,
  ]),
  cue('timing', 2, [
    String.raw`\b(?:weeks?|months?|january|february|march|april|may|june|july|august|september|october|`,
    String.raw`november|december|spring)\b.{0,12}\b(?:is (?:a )?(?:too long|long time|long way|`,
    String.raw`too late|pretty far|far)|that (?:long|late|far out|soon)|before you (?:can|could|even)|`,
    String.raw`out\?)`,
  ]),
  cue('timing', 2, [
    String.raw`\b(?:can't|cannot|don't want to|couldn't|won't) (?:wait (?:that|until|till|so|forever|all|much)|have (?:it|this) (?:drag|take|`,
    String.raw`going)|be without|do (?:it|this|anything) (?:until|till|before|right now|this|now))\b`,
  ]),
  cue('timing', 2, [
    String.raw`\b(?:need|want|have to have|has to be|gotta be|got to be) (?:it |this |that )?(?:done|`,
    String.raw`finished|in|up|ready|sooner) (?:by|before|in time|sooner)\b`,
  ]),
  cue('timing', 2, [
    String.raw`\b(?:get through|after|once (?:we're|i'm|we|i|the)|let me get past|too much going on|`,
    String.raw`a lot (?:going on|on (?:my|our) plate)|so busy)\b.{0,20}\b(?:holidays?|wedding|`,
    String.raw`graduation|surgery|baby|move|moving|tax\w*|season|christmas|thanksgiving|summer|winter|`,
    String.raw`first|on (?:my|our) plate|going on)\b`,
  ]),
  cue('timing', 1, [
    String.raw`\b(?:next (?:spring|year|summer|fall)|in the spring|no (?:rush|hurry)|later|someday|`,
    String.raw`eventually|down the road)\b`,
  ]),
  cue('need', 2, [
    String.raw`(?<!\byou )(?<!\bwhat )\b(?:don't|doesn't|didn't|do not|not sure (?:i|we|it|if (?:i|we|it)|`,
    String.raw`that (?:i|we))|not convinced (?:i|we|it)|do (?:i|we)|does it|is it|are you sure (?:i|we|`,
    String.raw`it)) (?:really |even |actually |truly |think (?:i|we|it) |all that |necessarily |`,
    String.raw`know (?:that |if )?(?:i|we) (?:really )?)*(?:needs?|necessary|see (?:the|a) (?:need|`,
    String.raw`point|reason)|see why|worth (?:it|doing|the|all)|bother\w* (?:me|us)|`,
    String.raw`have to (?:be )?(?:replace|do|redo|tear)\w*)\b`,
  ]),
  cue('need', 2, [
    String.raw`\b(?:still|perfectly|seems?|looks?|works?|working|they're|it's|is|`,
    String.raw`are) (?:\w+ )?(?:perfectly |just |pretty |plenty )?(?:fine|good|okay|solid|holding up|`,
    String.raw`work(?:s|ing)?|does the job|in good shape)\b.{0,20}\b(?:to me|for now|as (?:is|they are|`,
    String.raw`it is)|mostly|really|enough|though|now|the way)\b`,
  ]),
  cue('need', 2, [
    String.raw`\b(?:just|only|simply|instead of|rather than|why (?:not|can't (?:you|we|i))|`,
    String.raw`can't (?:you|we|i)|couldn't (?:you|we|i)|can (?:you|we|i)|could (?:you|we|i)|`,
    String.raw`can't it)\b.{0,20}\b(?:patch\w*|repair\w*|fix(?:ed|ing)? (?:it|that|the|what)|caulk\w*|`,
    String.raw`paint(?:ed|ing)?|reface|touch (?:it )?up|replace (?:just|only)|seal (?:it|them)|tarp|`,
    String.raw`clean them|do the one|coat)\b`,
  ]),
  cue('need', 2, [
    String.raw`\b(?:overkill|upsell\w*|bells and whistles|unnecessary|waste of money|isn't broke|`,
    String.raw`ain't broke|not that (?:bad|old|big of a deal)|isn't that bad|can live with|`,
    String.raw`lived with (?:it|them)|get (?:by|a few more|another|a couple more|`,
    String.raw`some more) (?:\w+ )?(?:years?|winters?|seasons?|with)|another (?:few|couple|five|two|`,
    String.raw`three|ten) years|few more years|outlive|won't be (?:here|in (?:this|the) house)|`,
    String.raw`be here (?:long|forever)|only (?:leaks|happens|a problem) (?:when|if))\b`,
  ]),
  cue('need', 2, [
    String.raw`\b(?:pay(?:s|ing)? (?:it |me |us |for )?(?:back|itself)|payback|break even|why (?:i'm|`,
    String.raw`we're|am i|are we|would i|should i|would we|should we|do i|do we) (?:\w+ )?(?:pay\w*|`,
    String.raw`need\w*|bother\w*|replac\w+|do\w*))\b`,
  ]),
  cue('timing', 2, [
    String.raw`\blead time\b|\b(?:party|wedding|in-laws|graduation|thanksgiving|christmas|baby|guests|`,
    String.raw`surgery|closing|move-in|reunion|shower|anniversary)\b.{0,30}\b(?:first|in (?:two|three|`,
    String.raw`four|five|six|a)|is (?:in|on|the)|before|by then|coming|on the)\b|\bthat's (?:when|`,
    String.raw`right when|the same week)\b`,
  ]),
  cue('timing', 2, [
    String.raw`\b(?:how soon|when's the (?:latest|earliest|soonest))\b|\bbefore (?:thanksgiving|`,
    String.raw`christmas|the holidays|winter|it snows|the snow|school|the first frost|easter)\b`,
  ]),
]
