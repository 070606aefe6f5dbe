import { extname, resolve, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wasm': 'application/wasm',
}

export interface RendererFile {
  readonly path: string
  readonly contentType: string
  /** Built assets carry a hash of their content in the name, so they never change. */
  readonly cacheControl: string
}

/** The file that a URL path means inside `dir`; null when it leads out of it or is not a kind we serve. */
export function rendererFile(dir: string, urlPath: string): RendererFile | null {
  let path: string
  try {
    path = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const name = path === '/' ? '/index.html' : path
  const file = resolve(dir, `.${name.startsWith('/') ? name : `/${name}`}`)
  if (!file.startsWith(resolve(dir) + sep)) return null
  const contentType = TYPES[extname(file).toLowerCase()]
  if (!contentType) return null
  const hashed = /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(name)
  return {
    path: file,
    contentType,
    cacheControl: hashed ? 'private, max-age=31536000, immutable' : 'no-store',
  }
}
