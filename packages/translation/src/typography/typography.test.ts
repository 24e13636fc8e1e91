import { LANGUAGES, localeOf } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import { sources } from './sources.ts'
import { typographyOf } from './typography.ts'

/** Where a language's own authority says otherwise than CLDR, with the row's own word for it. */
const percentByAuthority = new Set(['hu'])

describe('the table of typography', () => {
  test('T60 every language has one row, which names its source and parts what it opens', () => {
    expect(LANGUAGES.length).toBe(24)
    for (const language of LANGUAGES) {
      const { quotes, inner, alsoQuotes, ordinal, salutation } = typographyOf(language)
      expect([language, sources[language]]).toEqual([language, expect.stringMatching(/CLDR|ISG/u)])
      for (const mark of [...quotes, ...inner, ...alsoQuotes.flat()]) expect([language, mark.trim().length]).toEqual([language, 1])
      expect([...ordinal, salutation].filter((form) => form === '')).toEqual([])
    }
  })

  test.each(LANGUAGES)('T60 %s writes numbers as CLDR has them', (language) => {
    const { decimal, thousands, groupsFrom } = typographyOf(language)
    const parts = new Intl.NumberFormat(localeOf(language)).formatToParts(1_234_567.5)
    const spaces = /^[\u00a0\u202f]$/u
    const group = parts.find(({ type }) => type === 'group')?.value ?? ''
    expect(parts.find(({ type }) => type === 'decimal')?.value).toBe(decimal)
    expect(spaces.test(group) ? spaces.test(thousands) : group === thousands).toBe(true)
    const four = new Intl.NumberFormat(localeOf(language)).format(1234)
    expect(four === '1234' ? 5 : 4).toBe(groupsFrom)
  })

  test.each(LANGUAGES)('T60 %s writes a date as CLDR has it', (language) => {
    const { order, dayDot, capital, example } = typographyOf(language).date
    const date = new Date(Date.UTC(2020, 9, 24))
    const written = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(date)
    expect(example.replaceAll('’', "'")).toBe(written.replaceAll('’', "'").replace(/[\u00a0\u202f]/gu, ' '))
    expect(order).toBe(/^\d{4}/u.test(written) ? 'ymd' : 'dmy')
    expect(dayDot).toBe(/24\./u.test(written))
    expect(capital).toBe(/\s\p{Lu}/u.test(written))
  })

  test.each(LANGUAGES.filter((language) => !percentByAuthority.has(language)))(
    'T60 %s sets the percent sign as CLDR has it',
    (language) => {
      const { percent } = typographyOf(language)
      const spaced = /\s%/u.test(new Intl.NumberFormat(localeOf(language), { style: 'percent' }).format(0.5))
      if (percent !== 'either') expect(percent).toBe(spaced ? 'spaced' : 'closed')
    },
  )
})
