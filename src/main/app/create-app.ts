import { contract } from '#shared/contract/index.ts'
import { serve } from '#shared/rpc/server.ts'
import { createHandlers } from '../rpc/handlers.ts'
import { toRpcFailure } from '../rpc/failures.ts'
import type { App, AppOptions } from './app.ts'
import { createCore } from './create-core.ts'

/** The core behind the typed RPC, ready for any number of windows. */
export async function createApp(options: AppOptions): Promise<App> {
  const core = await createCore(options)
  const handlers = createHandlers(core)
  return {
    connect: (wire) =>
      serve({
        contract,
        handlers,
        wire,
        context: {},
        onError: (error, route) => toRpcFailure(error, options.log.child({ route }), options.dataDir),
      }),
    stop: () => core.close(),
  }
}
