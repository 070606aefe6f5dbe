import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { listenForAnswer } from '#main/integrations/oauth/loopback-answer.ts'

/** What the port answers to one raw request line; no client would send it so. */
async function ask(port: number, line: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end(`${line}\r\nhost: 127.0.0.1\r\n\r\n`)
  const parts: Buffer[] = []
  for await (const part of socket) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

test.each(['GET // HTTP/1.1', 'GET http:// HTTP/1.1', 'GET /% HTTP/1.1', 'OPTIONS * HTTP/1.1'])(
  'a page that asks for %o while somebody signs in ends the process',
  async (line) => {
    const browser = await listenForAnswer('state')
    const { port } = new URL(browser.redirectUri)
    expect(await ask(Number(port), line)).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(await ask(Number(port), 'GET /?state=state&code=c HTTP/1.1')).toContain('200')
    expect(await browser.answer).toEqual({ outcome: 'code', code: 'c' })
    await browser.close()
  },
)
