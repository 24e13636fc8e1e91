import type { Language } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import { compareNumbers, numbersIn } from './compare.ts'

type Text = readonly [Language, string]

function differences([from, source]: Text, [to, target]: Text): readonly string[] {
  const { missing, extra, months } = compareNumbers(numbersIn(source, from), numbersIn(target, to))
  return [
    ...missing.map(({ text }) => `-${text}`),
    ...extra.map(({ text }) => `+${text}`),
    ...months.map(([, { month }]) => `month ${month}`),
  ]
}

describe('T63 the same number, as each language writes it', () => {
  test.each<[Text, Text]>([
    [
      ['en', 'more than 1,234,567 people'],
      ['de', 'mehr als 1.234.567 Menschen'],
    ],
    [
      ['en', 'more than 1,234,567 people'],
      ['fr', 'plus de 1 234 567 personnes'],
    ],
    [
      ['en', 'some 12,500 letters'],
      ['pl', 'około 12 500 listów'],
    ],
    [
      ['de', '1.500 Stellen'],
      ['en', '1,500 posts'],
    ],
    [
      ['en', 'a rise of 3.5 per cent'],
      ['sv', 'en ökning med 3,5 procent'],
    ],
    [
      ['en', 'rose by 0.25%'],
      ['lv', 'pieauga par 0,25%'],
    ],
    [
      ['en', '£1.5 million'],
      ['es', '1,5 millones de libras'],
    ],
    [
      ['en', '€2.3 billion'],
      ['es', '2 300 millones de euros'],
    ],
    [
      ['en', '€2.3 billion'],
      ['de', '2,3 Milliarden Euro'],
    ],
    [
      ['en', '€40m for schools'],
      ['it', '40 milioni di euro per le scuole'],
    ],
    [
      ['en', '5 million'],
      ['fi', '5 miljoonaa'],
    ],
    [
      ['en', '1,200,000 homes'],
      ['hu', '1,2 millió otthon'],
    ],
    [
      ['en', '24 October 2020'],
      ['de', '24.10.2020'],
    ],
    [
      ['en', 'on 24 October 2020'],
      ['hu', '2020. október 24-én'],
    ],
    [
      ['en', 'on 24 October 2020'],
      ['lt', '2020 m. spalio 24 d.'],
    ],
    [
      ['en', 'on 24 October 2020'],
      ['cs', 'dne 24. října 2020'],
    ],
    [
      ['en', '2020-10-24'],
      ['fr', '24/10/2020'],
    ],
    [
      ['hr', '24. listopada 2020.'],
      ['pl', '24 października 2020'],
    ],
    [
      ['en', 'at 3 p.m.'],
      ['de', 'um 15 Uhr'],
    ],
    [
      ['en', 'at 4:30 pm'],
      ['fr', 'à 16 h 30'],
    ],
    [
      ['en', 'at 10:15'],
      ['fi', 'klo 10.15'],
    ],
    [
      ['en', 'the 21st century'],
      ['pl', 'XXI wiek'],
    ],
    [
      ['en', 'the 19th century'],
      ['fr', 'le XIXe siècle'],
    ],
    [
      ['en', 'the 5th time'],
      ['sl', 'petič, 5. letos'],
    ],
    [
      ['en', '12 Member States'],
      ['el', 'δώδεκα κράτη μέλη'],
    ],
    [
      ['en', 'twenty-seven countries'],
      ['de', '27 Länder'],
    ],
    [
      ['de', 'siebenundzwanzig Länder'],
      ['en', '27 countries'],
    ],
    [
      ['en', '16 years'],
      ['nl', 'zestien jaar'],
    ],
    [
      ['en', '3 ministers'],
      ['bg', 'трима министри'],
    ],
    [
      ['en', '2 sisters'],
      ['ga', 'beirt deirfiúracha'],
    ],
    [
      ['en', '4 days'],
      ['mt', 'erbat ijiem, jiġifieri erba’'],
    ],
    [
      ['en', 'in the 1990s'],
      ['fi', '90-luvulla'],
    ],
    [
      ['en', 'in the 1930s'],
      ['cs', 've 30. letech 20. století'],
    ],
    [
      ['en', 'in 2018/19'],
      ['it', 'nel 2018-2019'],
    ],
    [
      ['en', 'Articles 5 and 12(3)'],
      ['pt', 'artigos 5.º e 12.º, n.º 3'],
    ],
    [
      ['en', 'between 10 and 15 June'],
      ['ro', 'între 10 și 15 iunie'],
    ],
    [
      ['en', 'Title IV, Article 12'],
      ['sk', 'hlava IV článok 12'],
    ],
    [
      ['en', 'World War II'],
      ['hu', 'a második világháború'],
    ],
    [
      ['en', 'CO2 emissions'],
      ['fi', 'hiilidioksidipäästöt'],
    ],
    [
      ['en', '30 miles away'],
      ['et', '48 kilomeetri kaugusel'],
    ],
    [
      ['en', 'half an inch of rain'],
      ['da', '1,3 cm regn'],
    ],
    [
      ['en', 'Article 7 says so. Article 7 stays.'],
      ['fr', 'L’article 7 le dit et reste.'],
    ],
    [
      ['en', 'version 4.0'],
      ['de', 'Version 4.0'],
    ],
    [
      ['en', '3.1 million, 2.94 million and 2.5 million'],
      ['hu', '3,1, 2,94 és 2,5 millió'],
    ],
    [
      ['en', 'Annex II and Title IX'],
      ['el', 'παράρτημα ΙΙ και τίτλος ΙΧ'],
    ],
    [
      ['en', 'Annex II'],
      ['bg', 'приложение ІІ'],
    ],
    [
      ['en', 'half of all women'],
      ['da', '50 % af alle kvinder'],
    ],
    [
      ['en', 'they watch us 24/7'],
      ['it', 'ci guardano sempre'],
    ],
    [
      ['en', 'Regulation (EU) 2016/679, COM(2022) 209'],
      ['sv', 'förordning (EU) 2016/679, COM(2022) 209'],
    ],
    [
      ['en', '9/11'],
      ['fr', 'le 11 septembre (11/9)'],
    ],
    [
      ['en', 'the Twenty-Seven'],
      ['fr', 'les 27'],
    ],
    [
      ['en', '€1.2bn'],
      ['de', '1,2 Mrd. €'],
    ],
    [
      ['en', 'at 10:00 CET'],
      ['fr', 'à 10 h (HEC)'],
    ],
    [
      ['el', '1.000 ευρώ'],
      ['mt', '€1,000'],
    ],
  ])('%j is %j', (source, target) => {
    expect(differences(source, target)).toEqual([])
  })
})

describe('T63 another number is named', () => {
  test.each<[Text, Text, readonly string[]]>([
    [
      ['en', 'more than 1,500 people'],
      ['de', 'mehr als 1,500 Menschen'],
      ['-1,500', '+1,500'],
    ],
    [
      ['en', '3.5 per cent'],
      ['fr', '35 pour cent'],
      ['-3.5', '+35'],
    ],
    [
      ['en', 'in 2016'],
      ['es', 'en 2061'],
      ['-2016', '+2061'],
    ],
    [['en', '24 October 2020'], ['pl', '24 listopada 2020'], ['month 11']],
    [
      ['en', '24 October 2020'],
      ['de', '25.10.2020'],
      ['-24', '-2020', '+25.10.2020'],
    ],
    [
      ['en', 'Articles 5, 5 and 7'],
      ['it', 'articoli 5, 7 e 7'],
      ['-5', '+7'],
    ],
    [['en', 'we are 34'], ['hu', 'sokan vagyunk'], ['-34']],
    [['en', 'we are many'], ['sv', 'vi är 34'], ['+34']],
    [
      ['en', '1.5 million'],
      ['nl', '1,5 miljard'],
      ['-1.5', '+1,5'],
    ],
    [
      ['en', 'Title IV'],
      ['cs', 'hlava VI'],
      ['-IV', '+VI'],
    ],
    [
      ['en', 'at 4:30 pm'],
      ['lt', '17.30 val.'],
      ['-4:30', '+17.30'],
    ],
    [['en', '12 Member States'], ['el', 'έντεκα κράτη μέλη'], ['-12']],
    [
      ['en', '30 miles away'],
      ['et', '84 kilomeetri kaugusel'],
      ['-30', '+84'],
    ],
    [
      ['en', 'version 5.1.1'],
      ['ro', 'versiunea 5.1.5'],
      ['-5.1.1', '+5.1.5'],
    ],
  ])('%j is not %j', (source, target, expected) => {
    expect(differences(source, target)).toEqual(expected)
  })
})
