import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Who may talk to the loopback server: a launch link is good once and turns into a session cookie. */
export interface Access {
  /** A fresh token for a launch link; an earlier one that was not used stops working. */
  issueToken(): string
  /** The value of a new session cookie, or null when the token is wrong or was used. */
  redeem(token: string): string | null
  /** True when the request carries the cookie of a session. */
  hasSession(headers: IncomingHttpHeaders): boolean
  /** The Set-Cookie header of a session. */
  cookie(session: string): string
}

const secret = (): string => randomBytes(32).toString('base64url')
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const same = (a: Buffer, b: Buffer): boolean => timingSafeEqual(a, b)

/** Cookies are not bound to a port, so the name is: two running apps must not take each other's. */
export function createAccess(port: number): Access {
  const cookieName = `hard-e-${port}`
  const sessions: Buffer[] = []
  let pending: Buffer | null = null

  return {
    issueToken() {
      const token = secret()
      pending = digest(token)
      return token
    },
    redeem(token) {
      if (!pending || !same(digest(token), pending)) return null
      pending = null
      const session = secret()
      sessions.push(digest(session))
      return session
    },
    hasSession(headers) {
      const prefix = `${cookieName}=`
      const values = (headers.cookie ?? '').split(/;\s*/).filter((each) => each.startsWith(prefix))
      return values.some((each) => {
        const given = digest(each.slice(prefix.length))
        return sessions.some((session) => same(given, session))
      })
    },
    cookie: (session) => `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
  }
}
