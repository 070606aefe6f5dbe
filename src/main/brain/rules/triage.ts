import { routeSchema, type Route } from '#shared/domain/route.ts'
import type { Skill } from './skill.ts'

export interface Classification {
  readonly route: Route
  /** 0 to 1 */
  readonly confidence: number
}
export type Classify = (text: string) => Classification

interface Property {
  readonly type?: unknown
  readonly enum?: unknown
  readonly anyOf?: readonly Property[]
}

function isRouteEnum({ enum: values, anyOf }: Property): boolean {
  if (anyOf?.some(isRouteEnum)) return true
  return (
    Array.isArray(values) &&
    values.length > 1 &&
    values.every((value) => routeSchema.safeParse(value).success)
  )
}

function fill(property: Property, { route, confidence }: Classification): unknown {
  if (isRouteEnum(property)) return route
  if (property.anyOf?.some(({ type }) => type === 'null')) return null
  if (Array.isArray(property.enum)) return property.enum[0]
  switch (property.type) {
    case 'number':
    case 'integer':
      return confidence
    case 'boolean':
      return false
    case 'array':
      return []
    case 'object':
      return {}
    default:
      return `The wording is typical of ${route.replace('_', ' ')}.`
  }
}

/** Fills a structured answer that asks for a route, by the injected classifier. */
export function createTriage(classify: Classify): Skill {
  const propertiesOf = (wanted: Readonly<Record<string, unknown>> | null): [string, Property][] => {
    const properties = wanted?.['properties']
    return properties && typeof properties === 'object'
      ? Object.entries(properties as Record<string, Property>)
      : []
  }
  return {
    name: 'triage',
    fits: ({ wanted }) => (propertiesOf(wanted).some(([, property]) => isRouteEnum(property)) ? 1 : 0),
    decide: ({ wanted, text }) => {
      const judged = classify(text)
      return {
        kind: 'json',
        value: Object.fromEntries(
          propertiesOf(wanted).map(([name, property]) => [name, fill(property, judged)]),
        ),
      }
    },
  }
}
