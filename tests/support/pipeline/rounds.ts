/** Kills at random moments: a few, or as many as `HARD_E_KILL_ROUNDS` says. */
export const rounds = Number(process.env['HARD_E_KILL_ROUNDS'] ?? 2)
/** With many rounds every single point is visited as well. */
export const thorough = rounds >= 100

/** The same "random" numbers in every run of the tests; another row with `HARD_E_KILL_SEED`. */
export function randomNumbers(
  seed = Number(process.env['HARD_E_KILL_SEED'] ?? 20_261_127),
): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}
