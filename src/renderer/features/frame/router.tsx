import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { Frame } from './frame.tsx'
import { MissingPlace } from './missing-place.tsx'
import { ScreenError } from './screen-error.tsx'

/** What may follow the `?` of any place. */
export interface PlaceSearch {
  /** A message to scroll to. */
  readonly message?: string
}

/** Every place in the app. The hash keeps both shells to one page. */
export function createAppRouter() {
  const root = createRootRoute({ component: Frame, notFoundComponent: MissingPlace })
  const at = <P extends string>(path: P, component: Parameters<typeof createRoute>[0]['component']) =>
    createRoute({
      getParentRoute: () => root,
      path,
      ...(component ? { component } : {}),
      errorComponent: ScreenError,
      // A number in an address typed by hand arrives as one.
      validateSearch: ({ message }: Record<string, unknown>): PlaceSearch =>
        typeof message === 'string' || typeof message === 'number' ? { message: String(message) } : {},
    })
  const home = createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/chat' })
    },
  })
  const chat = lazyRouteComponent(() => import('../chat/screen.tsx'), 'ChatScreen')
  const approvals = lazyRouteComponent(() => import('../approvals/screen.tsx'), 'Screen')
  const newClients = lazyRouteComponent(() => import('../new-clients/screen.tsx'), 'Screen')
  const scripts = lazyRouteComponent(() => import('../scripts/screen.tsx'), 'Screen')
  const transcripts = lazyRouteComponent(() => import('../transcripts/screen.tsx'), 'Screen')
  const knowledge = lazyRouteComponent(() => import('../knowledge/screen.tsx'), 'Screen')
  const activity = lazyRouteComponent(() => import('../activity/screen.tsx'), 'Screen')
  const videos = lazyRouteComponent(() => import('../videos/screen.tsx'), 'Screen')
  const settings = lazyRouteComponent(() => import('../settings/screen.tsx'), 'Screen')
  const routeTree = root.addChildren([
    home,
    // One route with an optional end: the first choice in a list must not build the screen anew.
    at('/chat/{-$conversationId}', chat),
    at('/approvals/{-$id}', approvals),
    at('/new-clients/{-$id}', newClients),
    at('/knowledge/{-$id}', knowledge),
    at('/activity/{-$id}', activity),
    at('/settings/{-$id}', settings),
    at('/scripts/{-$id}', scripts),
    at('/videos/{-$id}', videos),
    at('/transcripts/{-$id}', transcripts),
  ])
  return createRouter({
    routeTree,
    history: createHashHistory(),
    defaultPreload: 'intent',
    defaultPendingMinMs: 0,
    scrollRestoration: false,
  })
}
