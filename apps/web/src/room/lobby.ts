import { isLanguage, type Language } from '@undersigned/letter'

export interface Other {
  readonly name: string
  readonly language: Language
}

/** Everyone in the lobby who is in another language, once each. */
export function othersElsewhere(
  states: ReadonlyMap<number, Readonly<Record<string, unknown>>>,
  me: string,
  here: Language,
): readonly Other[] {
  const others = new Map<string, Other>()
  for (const { user, place } of states.values()) {
    if (!isRecord(user) || !isRecord(place) || typeof user.name !== 'string' || user.id === me) continue
    if (isLanguage(place.language) && place.language !== here)
      others.set(`${user.id}`, { name: user.name.slice(0, 60), language: place.language })
  }
  return [...others.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
