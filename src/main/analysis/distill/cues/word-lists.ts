import { anyOf } from './cue.ts'

/** Who may have to agree. */
export const DECIDERS =
  anyOf(`wife husband spouse partner fiancee? girlfriend boyfriend mother mom mama father dad
  son daughter brother sister in-laws? kids family board committee hoa association
  trustees? landlord owners? boss accountant co-owner congregation council better+half
  siblings? ex-wife ex-husband pastor elders vestry treasurer`)

/** Who else may do the work or have named a price. */
export const RIVALS = anyOf(`fellow fella guy man gentleman lady contractor company firm outfit builder roofer
  carpenter handyman cousin brother brother-in-law nephew uncle buddy neighbor
  son-in-law friend people place crew`)

export const NUMBER = anyOf(`\\$?\\d[\\d,.]*k? one two three four five six seven eight nine ten eleven twelve
  thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty
  fifty sixty seventy eighty ninety`)

/** A day, a month, a season, a feast. */
export const SEASONS =
  anyOf(`spring summer fall autumn winter january february march april may june july august
  september october november december monday tuesday wednesday thursday friday
  saturday sunday weekends? mornings? lent easter passover ramadan christmas
  thanksgiving hanukkah holidays? harvest planting season school finals`)

/** Things of the house and of the work on it. */
export const PARTS = anyOf(`roof roofs shingles? siding windows? doors? gutters? deck kitchen cabinets?
  counters? bathroom tub shower attic insulation glass frames? screens? boards? walls?
  trim color vinyl wood steel panels? locks? sills? sink tiles? floors? railing
  guards? foam vents? hinges? hardware`)
