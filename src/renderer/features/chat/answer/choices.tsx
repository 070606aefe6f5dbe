import type { TurnView } from '#shared/domain/conversation.ts'
import { Button } from '../../../components/button.tsx'
import { useThreadActions } from '../thread/thread-actions.ts'

export interface ChoicesProps {
  readonly choice: NonNullable<TurnView['choice']>
}

/** A question with its answers as buttons; typing something else works too. */
export function Choices({ choice }: ChoicesProps) {
  const { send } = useThreadActions()
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-body">{choice.question}</legend>
      <div className="flex flex-wrap gap-2">
        {choice.options.map((option) => (
          <Button
            key={option.label}
            className="h-auto min-h-8 max-w-full py-1 text-left whitespace-normal"
            onClick={() => send(option.send, option.route)}
          >
            {option.label}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
