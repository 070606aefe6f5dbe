import { describe, expect, it } from 'vitest'
import { safeQuery } from '#main/research/safe-query.ts'
import { createSearchTheWeb } from '#main/research/search-the-web.ts'
import type { WebSearch } from '#main/research/web-search.ts'

const customers = ['Maria Ortiz', 'Brightside Bakery LLC', 'Ann Hill']
const options = { customers, company: 'Larkfield Exteriors & Remodeling' }

describe('customer data in a web query', () => {
  it.each([
    ['warranty on Timberline HDZ for Maria Ortiz', /ortiz|maria/i, /warranty on Timberline HDZ/],
    ['does the Ortizes’ roof need ice and water shield', /ortiz/i, /ice and water shield/],
    ['price of Andersen 400 windows for mrs. ortiz', /ortiz/i, /Andersen 400 windows/],
    ['Trex colors, call 614-555-0142 or (614) 555-0143', /555/, /Trex colors/],
    ['send Duration specs to maria.o@example.com', /@|example/, /Duration specs/],
    ['maria dot ortiz at example dot com Owens Corning Duration', /maria|example/i, /Owens Corning Duration/],
    ['hail at 412 Maple Grove Ln, Westerville, OH 43081 last week', /412|maple|43081/i, /hail/],
    ['job 2231-01 needs the Landmark Pro color chart', /2231/, /Landmark Pro color chart/],
    ['Ortiz was quoted $18,400, is that fair for a metal roof', /18,400|ortiz/i, /fair for a metal roof/],
    ['gutter cost for Brightside Bakery LLC', /bright|bakery/i, /gutter cost/],
    ['shingles for M\u200baria Ort\u200biz', /ortiz|maria/i, /shingles/],
    ['what would Larkfield Exteriors & Remodeling pay for LP SmartSide', /larkfield/i, /LP SmartSide/],
  ])('does not leave with: %s', (text, gone, kept) => {
    const { query, removed } = safeQuery(text, options)
    expect(query).not.toMatch(gone)
    expect(query).toMatch(kept)
    expect(removed.length).toBeGreaterThan(0)
  })

  it.each([
    'LP SmartSide 38 Series vs James Hardie 6.25 in',
    'cost of 5 inch gutters per foot $12',
    'GAF Timberline HDZ 2026 price per square',
    'roof pitch on a steep hill',
    'R-49 attic insulation code Ohio 2026',
  ])('keeps product words: %s', (text) => {
    expect(safeQuery(text, options)).toEqual({ query: text, removed: [] })
  })

  it.each(['what is Maria Ortiz’s phone number', 'call 614-555-0142', 'look up maria@example.com'])(
    'refuses when nothing is left: %s',
    (text) => expect(safeQuery(text, options).query).toBe(''),
  )
})

describe('the web search', () => {
  const asked: string[] = []
  const search: WebSearch = {
    label: 'Test',
    search: (query) => {
      asked.push(query)
      const page = { title: 'A', snippet: 's', date: null }
      return Promise.resolve({
        answer: null,
        results: [
          { ...page, url: 'https://a.example' },
          { ...page, url: 'https://a.example' },
          { ...page, url: 'javascript:alert(1)' },
        ],
      })
    },
    check: () => Promise.resolve(),
  }
  const company = (): string => options.company

  it('sends the cleaned query and numbers only real pages', async () => {
    const ask = createSearchTheWeb({ search, company, customersIn: () => Promise.resolve(customers) })
    const found = await ask('HDZ warranty for Maria Ortiz')
    expect(asked).toEqual(['HDZ warranty'])
    expect(found.results.map(({ index, url }) => [index, url])).toEqual([[1, 'https://a.example']])
  })

  it('sends nothing when the customers cannot be looked up', async () => {
    const ask = createSearchTheWeb({
      search,
      company,
      customersIn: () => Promise.reject(new Error('CRM down')),
    })
    const before = asked.length
    await expect(ask('HDZ warranty for Maria Ortiz')).rejects.toThrow('CRM down')
    expect(asked).toHaveLength(before)
  })

  it('says where to set it up when there is none', async () => {
    const ask = createSearchTheWeb({ search: null, company, customersIn: () => Promise.resolve([]) })
    await expect(ask('HDZ warranty')).rejects.toMatchObject({ code: 'SEARCH_NOT_SET_UP' })
  })

  it('refuses a query that is nothing but customer data', async () => {
    const ask = createSearchTheWeb({ search, company, customersIn: () => Promise.resolve(customers) })
    await expect(ask('Maria Ortiz')).rejects.toMatchObject({ code: 'QUERY_PRIVATE' })
  })
})
