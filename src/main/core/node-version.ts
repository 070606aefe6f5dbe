const REQUIRED_NODE_API = 10

/**
 * Why this Node cannot run Hard-E; null when it can. To be asked before the database is loaded: on an older
 * Node its native file crashes the process instead of throwing.
 */
export function nodeTooOld(versions: { readonly node: string; readonly napi?: string }): string | null {
  if (Number(versions.napi) >= REQUIRED_NODE_API) return null
  return `Hard-E needs Node 22.12 or newer; this is ${versions.node}. Get a newer one from https://nodejs.org.`
}
