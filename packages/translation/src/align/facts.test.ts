import type { Language } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import { factsIn } from './facts.ts'
import { folded, sounded } from './fold.ts'
import { numbersIn } from './numbers.ts'

describe('what a translation keeps', () => {
  test.each<[Language, string]>([
    ['en', '1,250,000.5'],
    ['de', '1.250.000,5'],
    ['fr', '1 250 000,5'],
    ['pl', '1 250 000,5'],
    ['pt', '1.250.000,5'],
  ])('T44 reads one number however it is written: %s', (language, written) => {
    expect(numbersIn(`about ${written} of them`, language)).toEqual(['1250000.5'])
  })

  test.each<[Language, string]>([
    ['en', 'on 30 May 2005'],
    ['en', 'on May 30, 2005'],
    ['de', 'am 30. Mai 2005'],
    ['fr', 'le 30 mai 2005'],
    ['es', 'el 30 de mayo de 2005'],
    ['el', 'στις 30 Μαΐου 2005'],
    ['bg', 'на 30 май 2005 г.'],
    ['fi', '30. toukokuuta 2005'],
    ['ga', 'ar an 30 Bealtaine 2005'],
    ['hr', '30. svibnja 2005.'],
    ['lt', '2005 m. gegužės 30 d.'],
    ['mt', 'fit-30 ta’ Mejju 2005'],
    ['sk', '30. mája 2005'],
  ])('T44 reads one date by its parts: %s %s', (language, written) => {
    expect(numbersIn(written, language).sort()).toEqual(['2005', '30', 'month 5'])
  })

  test('T44 a date in figures is its three numbers', () => {
    expect(numbersIn('30.5.2005', 'de')).toEqual(['30', '5', '2005'])
    expect(numbersIn('Version 2.14.3', 'en')).toEqual(['2', '14', '3'])
  })

  test('T44 the language of an address is no difference, nor is the scheme', () => {
    const french = [...factsIn('Voir https://www.example.org/fr/data.', 'fr').keys()]
    expect(french).toEqual([...factsIn('See http://example.org/en/data', 'en').keys()])
    expect(french).toEqual(['host example.org', 'address example.org/data'])
  })

  test('T44 notes, acronyms and the letters of items are facts in every script', () => {
    expect([...factsIn('The EU said so.[3]', 'en').keys()]).toEqual(['note 3', 'acronym eu'])
    expect([...factsIn('Both ITV and M&S agreed¹²', 'en').keys()]).toEqual(['note 12', 'acronym itv', 'acronym m&s'])
    expect([...factsIn('(β) δεύτερο', 'el').keys()]).toContain('opens 2th')
    expect([...factsIn('б) второ', 'bg').keys()]).toContain('opens 2th')
    expect([...factsIn('b) second', 'en').keys()]).toContain('opens 2th')
    expect([...factsIn('WHAT WE ASK FOR', 'en').keys()]).toEqual([])
  })

  test('T44 names sound alike in three scripts', () => {
    const sound = (word: string): string => sounded(folded(word))
    expect([sound('Βούκοβαρ'), sound('Вуковар')]).toEqual([sound('Vukovar'), sound('Vukovar')])
    expect([sound('δημοκρατία').slice(0, 6), sound('демокрация').slice(2, 6)]).toEqual([
      sound('dimokratia').slice(0, 6),
      sound('democracy').slice(2, 6),
    ])
    expect(folded('Škoda İstanbul Łódź Straße')).toBe('skoda istanbul lodz strasse')
  })
})
