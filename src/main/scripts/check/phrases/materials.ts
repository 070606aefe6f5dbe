import { wordsLike, type Phrase } from './phrase.ts'

const MATERIAL =
  String.raw`copper|synthetic|stainless(?:[- ]steel)?|galvanized|slate|cedar|composite|aluminum|` +
  String.raw`steel|metal|vinyl|` +
  String.raw`fiberglass|fiber[- ]cement|rubber|rubberized|pvc|tpo|epdm|quartz|granite|marble|` +
  String.raw`porcelain|ceramic|oak|` +
  String.raw`maple|walnut|mahogany|cherry|bamboo|cellulose|spray[- ]foam|blown[- ]in|impact[- ` +
  String.raw`](?:rated|resistant)|` +
  String.raw`class (?:\d|four|three|two|one|a)(?: (?:fire|impact|hail)(?:[- ](?:rated|` +
  String.raw`resistant))?)?|grade a|architectural|` +
  String.raw`three-tab|designer|dimensional|luxury|triple[- ](?:pane|glazed)|double[- ](?:pane|` +
  String.raw`glazed)|low[- ]e|argon|` +
  String.raw`tempered|heated|seamless|self[- ]adher\w+|peel[- ]and[- ]stick|pressure[- ]treated|ipe|` +
  String.raw`redwood|cement|terracotta|` +
  String.raw`clay|frameless|laminated|solid[- ]surface|laminate|bluestone|limestone|zinc|titanium|` +
  String.raw`bronze|brass`
const THING =
  String.raw`shingles?|siding|decking|decks?|boards?|flashings?|underlayment|gutters?|guards?|` +
  String.raw`vents?|windows?|doors?|` +
  String.raw`skylights?|nails?|screws?|fasteners?|membranes?|shield|trim|fascia|soffits?|railings?|` +
  String.raw`rails?|posts?|beams?|` +
  String.raw`countertops?|counters?|cabinets?|faucets?|tiles?|tubs?|showers?|toilets?|vanit(?:y|` +
  String.raw`ies)|insulation|foam|` +
  String.raw`floors?|flooring|glass|panes?|panels?|roofs?|roofing|downspouts?|hinges|handles|` +
  String.raw`hardware|planks?|sinks?|caps?|cupolas?|mesh|screens?|hoods?|liners?`
const PARTS =
  String.raw`ice[- ](?:and|&|'?n'?)[- ]water(?: shield| barrier)?|drip edges?|ridge vents?|` +
  String.raw`(?:gutter|leaf) (?:guards?|` +
  String.raw`covers?|helmets?|screens?)|house ?wrap|rain ?screens?|starter strips?|chimney caps?|` +
  String.raw`(?:radiant|vapor) barriers?|` +
  String.raw`power vents?|attic fans?|heat(?:ing|ed)? cables?|solar panels?|smart thermostats?|` +
  String.raw`hurricane (?:clips?|straps?)|skylights? (?:shades?|blinds?)|sump pumps?|snow guards?`

/** Materials and parts: what is fitted must be what was planned. */
export const materials: readonly Phrase[] = [
  {
    kind: 'product',
    sense: 'material',
    pattern: wordsLike(
      String.raw`(?:${MATERIAL})(?:[ -](?!and\b|or\b|on\b|in\b|for\b|with\b|the\b|your\b|is\b|are\b|` +
        String.raw`of\b)[\w-]+){0,2}[ -](?:${THING})`,
      PARTS,
    ),
  },
]
