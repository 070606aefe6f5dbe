/** From here on, a stretch without marks is cut at words that begin a thought. */
const LONG = 24
const SHORTEST_PIECE = 6

const ABBREVIATION =
  /(?:^|\s)(?:mr|mrs|ms|dr|st|ave|no|vs|approx|inc|co|jr|sr|sq|ft|etc|a\.m|p\.m|e\.g|i\.e|u\.s|[a-z])\.$/i
const BEGINS =
  /^(?:and|but|so|because|well|okay|ok|yeah|yes|no|now|then|i|i'm|i'll|i'd|i've|we|we're|we'll|we'd|we've|it's|that's|what|how|when|where|why|who|if|can|do|does|is|are|would|could|let|let's|my|the|you|there's)$/i
const JOINS = /^(?:and|but|so|because|well|okay|now|then)$/i

/** Cuts a long stretch without marks before joining words, so that no piece is a mere scrap. */
function cutUnmarked(text: string): string[] {
  const words = text.split(' ')
  if (words.length <= LONG) return [text]
  const pieces: string[] = []
  let from = 0
  words.forEach((word, at) => {
    const far = at - from
    if (far < SHORTEST_PIECE || words.length - at < SHORTEST_PIECE / 2) return
    // A joining word is a good border early; later any word that begins a thought will do.
    const fits = JOINS.test(word)
      ? BEGINS.test(words[at + 1] ?? '') || far > LONG / 2
      : far > LONG && BEGINS.test(word)
    // "two hundred and ten" stays together.
    if (!fits || (word === 'and' && /^(?:hundred|thousand|\d+)$/i.test(words[at - 1] ?? ''))) return
    pieces.push(words.slice(from, at).join(' '))
    from = at
  })
  pieces.push(words.slice(from).join(' '))
  return pieces
}

/** The sentences of a turn, each exactly as it stands there. Recogniser text is cut where a new thought begins. */
export function sentencesOf(text: string): readonly string[] {
  const pieces: string[] = []
  let from = 0
  for (const mark of text.matchAll(/[.?!…]+["'”’)\]]*(?=\s|$)/g)) {
    const end = mark.index + mark[0].length
    const piece = text.slice(from, end)
    if (mark[0] === '.' && ABBREVIATION.test(piece) && end < text.length) continue
    if (/^(?:\.{2,}|…)/.test(mark[0]) && /^\s+\p{Ll}/u.test(text.slice(end, end + 3))) continue
    pieces.push(piece)
    from = end
  }
  pieces.push(text.slice(from))
  return pieces
    .map((piece) => piece.trim())
    .filter(Boolean)
    .flatMap((piece) => (/[.?!,;]/.test(piece) ? [piece] : cutUnmarked(piece)))
}

/** As many whole sentences of `sentences` as fit into `most` characters; at least the first one. */
export function shortened(sentences: readonly string[], most = 240): string {
  let text = ''
  for (const sentence of sentences) {
    if (text && text.length + sentence.length + 1 > most) break
    text = text ? `${text} ${sentence}` : sentence
  }
  return text
}
