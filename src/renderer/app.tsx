import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { RpcError, rpcCodes } from '#shared/rpc/errors.ts'
import { Toaster } from './components/toast.tsx'
import { TooltipProvider } from './components/tooltip.tsx'
import { ConnectionProvider } from './connection/connection-context.tsx'
import type { Connection } from './connection/connection.ts'
import { SoundKeeperProvider } from './features/chat/composer/dictation/sound-keeper-context.tsx'
import { createAppRouter } from './features/frame/router.tsx'

export interface AppProps {
  readonly connection: Connection
}

function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        // The core is on this computer: what it refuses once it refuses again.
        retry: (failures, error) =>
          failures < 2 && error instanceof RpcError && error.code === rpcCodes.disconnected,
        retryDelay: 400,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

export function App({ connection }: AppProps) {
  const [queries] = useState(createQueries)
  const [router] = useState(createAppRouter)
  return (
    <ConnectionProvider connection={connection}>
      <QueryClientProvider client={queries}>
        <TooltipProvider>
          <SoundKeeperProvider>
            <RouterProvider router={router} />
          </SoundKeeperProvider>
          <Toaster />
        </TooltipProvider>
      </QueryClientProvider>
    </ConnectionProvider>
  )
}
