import type { FactKind } from '#shared/domain/script-draft.ts'
import type { Found } from './meaning.ts'
import { fold, plainSigns } from './words-of.ts'

/** Claims without a number: they must stand in a fact word for word. `keep`: the words that must. */
const PHRASES: readonly { readonly kind: FactKind; readonly pattern: RegExp }[] = [
  {
    kind: 'product',
    pattern: new RegExp(
      String.raw`\b(?:(?:limited |full |` +
        String.raw`true )?life-?time(?: limited)?(?: transferable)?(?: warrant(?:y|ies)|` +
        String.raw` guarantee| coverage| roof| protection)?|(?:warrant(?:y|ies|ed)|guaranteed?|` +
        String.raw`covered)(?: \w+){0,2} (?:for life|forever)|money[- ]back guarantee|full coverage|` +
        String.raw`no[- ]leak guarantee)\b`,
      'gi',
    ),
  },
  {
    kind: 'price',
    pattern: new RegExp(
      String.raw`\b(?:(?:a )?(?:few|couple(?: of)?|several) (?:hundred|thousand|grand)(?: (?:dollars|` +
        String.raw`bucks))?|(?:four|five|six|low|mid|high)[- ](?:figures?|twenties|thirties|forties|teens)|` +
        String.raw`(?:one[- ](?:half|third|quarter)|half|a third|a quarter|two[- ]thirds) (?:off|` +
        String.raw`down|up front|` +
        String.raw`upfront|at signing|the price)|(?:no|zero|nothing|without)(?: money)? (?:interest|down|` +
        String.raw`up front|deposit|payments)\b|(?:no|zero|nothing)(?: money)? down|interest[- ]free|` +
        String.raw`same as cash|free of charge|(?:no|without(?: any)?|at no)(?: (?:extra|` +
        String.raw`additional))? (?:charge|cost)|(?:for|totally|completely|absolutely) free|on the house|` +
        String.raw`price match\w*|best price|lowest price|cheapest)\b`,
      'gi',
    ),
  },
  {
    kind: 'price',
    pattern: new RegExp(
      String.raw`(?<!\b(?:feel|hassle|stress|worry|are|be|you're|is|maintenance|lead|pain|draft|` +
        String.raw`leak)[ -])\bfree (?=(?!to\b|up\b|time\b|on\b|of\b|at\b|from\b|and\b|or\b|if\b|` +
        String.raw`that\b|this\b|` +
        String.raw`then\b|in\b)\w)\w+`,
      'gi',
    ),
  },
  {
    kind: 'number',
    pattern: new RegExp(
      String.raw`\b(?:(?:dozens|hundreds|thousands|tens of thousands|millions) of(?: \w+){1,2}|(?:over |` +
        String.raw`more than |nearly |almost )?(?:half a|a quarter|a) century|(?:over|more than|` +
        String.raw`nearly|almost|` +
        String.raw`for) (?:a decade|decades)|(?:twice|double|triple|half) the (?:price|cost|time|` +
        String.raw`work|money|` +
        String.raw`life))\b`,
      'gi',
    ),
  },
]

const LIGHT = new Set('a the of for any our your is are over more than nearly almost'.split(' '))

export const contentWords = (text: string): readonly string[] =>
  (fold(plainSigns(text)).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !LIGHT.has(word))

export function findPhrases(text: string): readonly Found[] {
  const plain = plainSigns(text)
  return PHRASES.flatMap(({ kind, pattern }) =>
    [...plain.matchAll(pattern)].map((match): Found => ({
      kind,
      start: match.index,
      end: match.index + match[0].length,
      meaning: { type: 'phrase', words: contentWords(match[0]) },
    })),
  )
}
