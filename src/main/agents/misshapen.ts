/** The model answered, but not in the shape that was asked for. */
export function isMisshapen(error: unknown): boolean {
  const names = ['ModelBehaviorError', 'ZodError', 'SyntaxError', 'MaxTurnsExceededError']
  return error instanceof Error && names.includes(error.name)
}
