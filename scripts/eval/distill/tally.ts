import type { Distillation, TranscriptTurn } from '#shared/domain/transcript.ts'

interface Placed {
  readonly turns: readonly number[]
}

const near = (a: Placed, b: Placed): boolean =>
  a.turns.some((one) => b.turns.some((other) => Math.abs(one - other) <= 1))
const shared = (a: Placed, b: Placed): boolean => a.turns.some((one) => b.turns.includes(one))

/** Each gold entry takes at most one found entry. */
function pairs<T extends Placed>(gold: readonly T[], found: readonly T[], fits: (g: T, f: T) => boolean) {
  const free = new Set(found)
  const missed: T[] = []
  let hit = 0
  for (const wanted of gold) {
    const match = [...free].find((each) => fits(wanted, each))
    if (match) {
      free.delete(match)
      hit += 1
    } else missed.push(wanted)
  }
  return { hit, missed, vain: [...free] }
}

const percent = (part: number, whole: number): string => (whole === 0 ? 'n/a' : (part / whole).toFixed(3))

function rates(name: string, hit: number, gold: number, found: number): string {
  const f1 = gold + found === 0 ? 'n/a' : ((2 * hit) / (gold + found)).toFixed(3)
  return `${name.padEnd(28)} P ${percent(hit, found)}  R ${percent(hit, gold)}  F1 ${f1}  (${hit} of ${gold}, ${found} found)`
}

export interface Tally {
  add(id: string, gold: Distillation, found: Distillation, turns: readonly TranscriptTurn[]): void
  lines(): readonly string[]
}

/** Counts over all conversations. With `misses`, what was missed and found in vain is printed as it is met. */
export function createTally(misses: boolean): Tally {
  const sums = new Map<string, { hit: number; gold: number; found: number }>()
  let [kindAsked, kindRight, stepAsked, stepRight, stepBoth, stepNear] = [0, 0, 0, 0, 0, 0]

  return {
    add(id, gold, found, turns) {
      const said = ({ turns: places }: Placed): string =>
        places.map((place) => `\n      [${place}] ${turns[place]?.text ?? ''}`).join('')
      const show = (text: string): void => {
        if (misses) console.log(`${id}: ${text}`)
      }
      function score<T extends Placed>(
        name: string,
        lists: { readonly gold: readonly T[]; readonly found: readonly T[] },
        fits: (g: T, f: T) => boolean,
        label: (each: T) => string,
      ): void {
        const { hit, missed, vain } = pairs(lists.gold, lists.found, fits)
        const sum = sums.get(name) ?? { hit: 0, gold: 0, found: 0 }
        sums.set(name, {
          hit: sum.hit + hit,
          gold: sum.gold + lists.gold.length,
          found: sum.found + lists.found.length,
        })
        for (const each of missed) show(`MISSED ${name} ${label(each)}${said(each)}`)
        for (const each of vain) show(`VAIN ${name} ${label(each)}${said(each)}`)
      }
      const objections = { gold: gold.objections, found: found.objections }
      score(
        'objections',
        objections,
        (g, f) => g.kind === f.kind && near(g, f),
        ({ kind, text }) => `${kind} ${text}`,
      )
      if (!misses) score('objections, any kind', objections, near, () => '')
      for (const wanted of gold.objections) {
        const over = found.objections.filter((each) => shared(wanted, each))
        if (over.length === 0) continue
        kindAsked += 1
        if (over.some(({ kind }) => kind === wanted.kind)) kindRight += 1
      }
      const prices = { gold: gold.priceTalk, found: found.priceTalk }
      const label = (each: Distillation['priceTalk'][number]): string =>
        `${each.kind} ${each.amount} ${each.text}`
      score('price talk', prices, (g, f) => g.amount === f.amount && near(g, f), label)
      if (!misses)
        score(
          'price talk, with its kind',
          prices,
          (g, f) => g.amount === f.amount && g.kind === f.kind && near(g, f),
          label,
        )
      score(
        'commitments',
        { gold: gold.commitments, found: found.commitments },
        (g, f) => g.who === f.who && near(g, f),
        ({ who, text }) => `${who} ${text}`,
      )
      stepAsked += 1
      if ((gold.nextStep === null) === (found.nextStep === null)) stepRight += 1
      else
        show(
          `STEP gold ${gold.nextStep?.text} found ${found.nextStep?.text}${said(gold.nextStep ?? found.nextStep ?? { turns: [] })}`,
        )
      if (gold.nextStep && found.nextStep) {
        stepBoth += 1
        if (near(gold.nextStep, found.nextStep)) stepNear += 1
      }
    },
    lines: () => [
      ...[...sums].map(([name, { hit, gold, found }]) => rates(name, hit, gold, found)),
      `${'objection kind, same turns'.padEnd(28)} ${percent(kindRight, kindAsked)}  (${kindRight} of ${kindAsked})`,
      `${'next step agreed or not'.padEnd(28)} ${percent(stepRight, stepAsked)}  (${stepRight} of ${stepAsked})`,
      `${'next step, turns'.padEnd(28)} ${percent(stepNear, stepBoth)}  (${stepNear} of ${stepBoth})`,
    ],
  }
}
