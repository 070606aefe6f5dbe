import type { NameSpan } from './name-spans.ts'
import type { Said } from './said.ts'
import { similarity } from './similarity.ts'

/** What a person who is named has to do with the entry. */
export type PersonRole = 'client' | 'plain' | 'self' | 'co' | 'referrer' | 'rep' | 'other'

const BRIDGE =
  "(?:(?:name|names|name's|is|are|was|named|called|by the name of|,|:|\\(|\\.|uh|um|mr|mrs|ms|the|a|an|it's|to be|here|for|us|of) )*"
const CLIENT = new RegExp(
  ` (?:customer|client|lead|ld|caller|homeowner|home ?owner|owner|owners|prospect|contact(?: person| name)?|name|name's|named|add|enter|put in|put down|put|create|set up|new one|got one|one|met|met with|meeting with|talked to|talking to|spoke to|spoke with|speaking with|call from|call for|message from|inquiry from|request from|visited|attn|buyer|resident|h/o|ho|appointment with|appointment for|estimate for|quote for|info for|entry for|file for|record for|lady|guy|gentleman|fella|couple|sign up|signed up|write up|it's for|it's just|this is for|is for) ${BRIDGE}$`,
)
const SELF = / (?:this is|it's|i'm|i am|my name is|my name's|name's|this here is)(?: ,)? (?:uh |um )?$/
const GREETING = / (?:hi|hey|hello|dear|yo|morning|afternoon|evening|thanks|thank you|thx)(?: ,| again)? $/
const CO_NOUN =
  '(?:wife|husband|spouse|partner|fiance|fiancee|fiancé|fiancée|girlfriend|boyfriend|co-owner|co owner|coowner|better half|hubby|other owner|second owner)'
const CO = new RegExp(` ${CO_NOUN}(?:'s name|'s| name)? ${BRIDGE}$`)
/** "His wife's the one to talk to, her name's Rachel", "his name is Kenji, hers is Naomi". */
const CO_LATER =
  / (?:(?:his|the) (?:wife|girlfriend|fiancee)(?:'s)?(?: \S+){0,9} her name(?:'s| is)|(?:her|the) (?:husband|boyfriend|fiance|hubby)(?:'s)?(?: \S+){0,9} his name(?:'s| is)|(?:his|her) name is \S+(?: and| ,)? (?:hers|his) is|is (?:his|her) name(?: and| ,)? (?:hers|his) is) $/
const SIGNED =
  /^ [.,(\n:] (?:senior |sr |project |sales |design |exterior |home |account |lead |remodeling )*(?:consultant|rep|representative|salesman|estimator|advisor|specialist|director|office manager|coordinator|project manager|sales manager|account manager) /
/** "My name is Priya and I'm calling in a lead": one of ours, as a homeowner has no leads. */
const CALLS_IN =
  /^(?: ,| \.| and)*(?: (?:i'm|i am|i))?(?: just)?(?: calling in| phoning in| have| got| with| here's| sending)(?: (?:a|an|you|new|another|one|the))* (?:lead|client|customer|prospect) /
const RELATION =
  '(?:daughter|son|mom|mother|dad|father|brother|sister|cousin|neighbor|neighbour|friend|buddy|tenant|realtor|agent|boss|coworker|co-worker|colleague|uncle|aunt|nephew|niece|grandma|grandpa|grandmother|grandfather|grandson|granddaughter|roommate|landlord|landlady|manager|pastor|priest|teacher|mother-in-law|father-in-law|sister-in-law|brother-in-law|son-in-law|daughter-in-law|in-laws?|contractor|plumber|electrician|accountant|hairdresser|barber|dentist|doctor|mailman)'
const REFERRED =
  "(?:referred|ref|refd|ref'd|reffered|refered|sent|recommended|referral|sent over|sent in|passed along|passed on|introduced|suggested)"
const OF =
  '(?:(?:his|her|their|a|the|my|our|an|old|good|next|door|next-door|past|former|previous|late|own|best|one|of|another|longtime|current) )*'
const REFERRER = new RegExp(
  ` (?:${REFERRED}(?: (?:to us|over|in|us|him|her|them|here))?(?: (?:name|source))?(?: (?:by|from|through|via|is|was|came from|:|thanks to|courtesy of))+|ref|(?:heard|found out|knows|learned) (?:about |of )?us (?:from|through|via)|(?:got|has|gets) (?:our|my|your|the) (?:name|number|info|card)(?: and number)? (?:from|through)|(?:friends?|neighbors?|relative|cousin) of|credit(?: goes)? to|thank) ${OF}(?:(?:${RELATION}|customer|client|guy|lady|customers|clients)(?:'s)? (?:, )?){0,2}(?:of (?:his|hers|theirs|mine|ours) )?(?:named |called |is |: |mr |mrs |, )*$`,
)
const REFERS =
  /^(?: ,| \(| up the street| down the street| next door| across the street| from (?:church|work|next door|down the street)|,)* (?:(?:is|was) (?:the one )?(?:who|that) |who |already |also |had |just )*(?:sent|referred|recommended|told|suggested|turned|passed|gave|introduced|vouched|raved|mentioned) (?:her|him|them|us|me|you|over|our|about|on|this|the)/
const RELATED = new RegExp(
  ` (?:(?:his|her|their|the|my|a|an|our|\\w+'s|one) (?:\\w+ )?${RELATION}(?:'s name)? ${BRIDGE}|${RELATION} (?:named |is |called )?)$`,
)
const REP_LEFT =
  / (?:rep|reps|sales rep|salesman|saleswoman|salesperson|estimator|agt|operator|assign(?:ed)?(?: (?:it|this|him|her|them|the lead))? to|give (?:it|this|him|her|them|the lead) to|hand (?:it|this) (?:off |over )?to|send (?:it|this) (?:over )?to|route (?:it|this) to|fwd from|forwarded (?:by|from)|taken by|entered by|submitted by|logged by|written by|scheduled with|per|cc|tell|remind|ask|have|let|for|by our guy|our guy|my guy|tech|technician|project manager|pm|inspector|adjuster|adjuster is|crew lead|foreman|dispatch|dispatcher|attorney|lawyer|insurance agent|dog|dog's name|cat|puppy|named after|goes by|nickname|aka|went with|competitor|used to be|previous owner|former owner|bought (?:it|the house|the place) from) (?:is |: |, |was |named |will be |called |on this is )*$/
const REP_RIGHT =
  /^(?: ,)* (?:is (?:the |our |my )?(?:\w+ )?(?:rep|salesman|estimator|salesperson|on (?:this|it)|handling|taking|running|covering|going|doing)|'s (?:the |our )?(?:rep|handling|on it|taking)|will (?:be )?(?:handle|handling|take|run|follow|do|go|call|cover|stop|swing|meet|reach|get back|contact|come|quote|measure|work)|can (?:handle|take|run|cover|do|go)|should (?:handle|take|run|follow|call|go)|to (?:handle|run|follow|call|take)|took (?:the|this) (?:call|lead|info|message)|from (?:our|the) office|in (?:our|the) office|at (?:our|the) office|has (?:this|the) (?:one|lead)|gets (?:this|the) (?:one|lead|credit)|here|is gonna|is going|out to |over to |by to |(?:is |'s )?not the (?:customer|client|homeowner|owner|one)|over at|quoted|from (?:state farm|allstate|the insurance))/

/** "Dana Whitley | Project Consultant" signs for our side. */
export const isSignature = (said: Said, span: NameSpan): boolean =>
  span.parts.length > 1 && SIGNED.test(said.right(span.to, 4))

const INSTEAD = new RegExp(
  ` (?:lead|client|customer|homeowner|owner|contact)(?: is|'s)(?: actually| really| in fact)* (?:his|her|their|the) ${RELATION} $`,
)
/** "The lead is actually his mom Denise Fields". */
export const isNamedInstead = (said: Said, span: NameSpan): boolean => INSTEAD.test(said.left(span.from, 8))

/** Reads the role from the words on both sides. */
export function roleOf(said: Said, span: NameSpan): PersonRole {
  // "Name is b r a n d t Brandt": the letters before are the same name.
  const spelled = said.tokens[span.from - 1]
  const own = spelled?.kind === 'spelled' && similarity(spelled.text, span.parts.join('')) >= 0.8
  const left = said.left(own ? span.from - 1 : span.from, 10)
  if (isNamedInstead(said, span)) return 'client'
  const right = said.right(span.to, 8)
  // "Goes by Bubba" is a nickname; "goes by Bubba Thibodeaux" is the name.
  if (span.parts.length > 1 && left.endsWith(' goes by ')) return 'client'
  if (REFERRER.test(left) || REFERS.test(right)) return 'referrer'
  if (CO.test(left) || CO_LATER.test(said.left(span.from, 16))) return 'co'
  const isRep = REP_RIGHT.test(right) && !right.startsWith(' here ')
  if (isRep) return 'rep'
  if (REP_LEFT.test(left) && !CLIENT.test(left)) {
    // "Estimate for Linda Park": only a bare "for" is a client's.
    return left.endsWith(' for ') ? (span.parts.length > 1 ? 'client' : 'plain') : 'rep'
  }
  if (RELATED.test(left)) {
    return /(?:referr|recommend| ref | sent | about us | our name )/.test(said.left(span.from, 14))
      ? 'referrer'
      : 'other'
  }
  const mine = / my name(?:'s| is) $/.test(left)
  if (CLIENT.test(left) && !mine) return 'client'
  if (GREETING.test(left) && said.tokens[span.from]?.gap !== '\n') return 'rep'
  if (SELF.test(left))
    return CALLS_IN.test(right) ||
      / (?:from|with|at|in) (?:the |our )?(?:call center|office|sales|front desk|answering service|shop|team) /.test(
        right,
      )
      ? 'rep'
      : 'self'
  return 'plain'
}
