import { wordsLike, type Phrase } from './phrase.ts'

const FAILS =
  String.raw`(?:leaks?|fades?|rots?|cracks?|rusts?|warps?|peels?|fails?|chips?|clogs?|splits?|sags?|` +
  String.raw`stains?|dents?|expires?|ends?|wears? out|blows? off|comes? off|lets? you down|breaks?|drips?)`

/** How long something holds, and for ever. */
export const promises: readonly Phrase[] = [
  {
    kind: 'product',
    sense: 'lifetime',
    pattern: wordsLike(
      String.raw`(?:limited |full |true )?life-?time(?: limited)?(?: transferable)?(?: warrant(?:y|ies)|` +
        String.raw` guarantee| coverage| roof| protection| shingles?| siding| windows?)?`,
      String.raw`(?:warrant(?:y|ies|ed|s)?|guaranteed?|covered|lasts?|holds?|good|yours|` +
        String.raw`protected)(?: \w+){0,2}` +
        String.raw` (?:for life|forever|for good|for as long as|as long as you)`,
      String.raw`(?:for life|forever|for ever)(?= *(?:[.,;!)]|$))`,
    ),
  },
  {
    kind: 'product',
    sense: 'promise',
    pattern: wordsLike(
      String.raw`money[- ]back guarantee|full coverage|no[- ]leak guarantee`,
      String.raw`(?:never|not ever|won't(?: ever)?|will not(?: ever)?|cannot|can't|doesn't|does ` +
        String.raw`not)(?: again| once)? ${FAILS}` +
        String.raw`(?! (?:it|to you|the|that|your|you|our)\b)`,
      String.raw`(?:never|won't|don't|no longer|will not|not) (?:again )?(?:have|need|needs) (?:to ` +
        String.raw`)?(?:be )?(?:paint\w*|stain\w*|clean\w*|replac\w*|seal\w*)`,
      String.raw`no (?:more )?leaks?(?: ever| again)?`,
      String.raw`(?:leak|rot|hail|bullet|storm|rust|fade|wind|fire|crack|maintenance)[- ]?(?:proof|free)`,
      String.raw`(?:fully |freely )?transferable`,
      String.raw`unlimited (?:warranty|coverage|guarantee)`,
      String.raw`(?:warranty|guarantee) (?:that )?(?:never|has no|without|covers (?:everything|it ` +
        String.raw`all|all of))(?: \w+)?`,
      String.raw`indestructible|unbreakable`,
      String.raw`(?:any|all) (?:leak|leaks|problem|problems|damage) (?:is|are|will be)(?: \w+)? ` +
        String.raw`(?:fixed|covered|ours)`,
    ),
  },
  {
    kind: 'product',
    sense: 'promise',
    unlessDenied: true,
    pattern: wordsLike(String.raw`guarantee[ds]?(?! that nobody\b)`, String.raw`risk[- ]free`),
  },
]
