import { describe, expect, test } from 'vitest'
import { canonicalText, isSlot, LANGUAGES, numberedNotes, plainText, TEMPLATE_NAMES, templateOf, templatesListed } from '../index.ts'

describe.each(templatesListed)('the $language template $name', ({ name, language, title, describes }) => {
  const text = templateOf(name, language)
  if (text === null) throw new Error('listed but not there')

  test('is a letter in its language, with ids of its own', () => {
    const ids = [...text.paragraphs.map(({ id }) => id), ...text.notes.map(({ id }) => id)]
    expect(text.language).toBe(language)
    expect(new Set<string>(ids).size).toBe(ids.length)
    expect(canonicalText(text)).toContain(`"language":"${language}"`)
    expect([title, describes].every((words) => words.trim() !== '')).toBe(true)
  })

  test('refers to each of its notes and leaves no sign of how it was written down', () => {
    expect(numberedNotes(text)).toHaveLength(text.notes.length)
    const words = text.paragraphs.map((paragraph) => plainText(paragraph.content)).join('\n')
    expect(words).not.toMatch(/[{}^|]/u)
  })

  test('L1 has words or an open place everywhere but in its slots', () => {
    for (const { kind, content } of text.paragraphs) expect([kind, content.length === 0]).toEqual([kind, isSlot(kind)])
  })

  test('has the parts of the English one', () => {
    expect(text.paragraphs.map(({ kind }) => kind)).toEqual(templateOf(name, 'en')?.paragraphs.map(({ kind }) => kind))
    expect(text.paragraphs.some(({ kind }) => kind === 'signatories')).toBe(true)
  })
})

test('every template is written in English, French and German at least, and elsewhere there is none', () => {
  for (const name of TEMPLATE_NAMES) {
    const written = LANGUAGES.filter((language) => templateOf(name, language) !== null)
    expect(written).toEqual(expect.arrayContaining(['de', 'en', 'fr']))
  }
  expect(templateOf('open-letter', 'mt')).toBeNull()
})
