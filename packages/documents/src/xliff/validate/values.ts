import { STATES } from '../names.ts'
import type { Constraint } from './constraints.ts'

/** What an attribute may say, and the constraint it breaks when it says something else. */
export interface ValueType {
  readonly says: string
  readonly constraint: Constraint
  readonly accepts: (value: string) => boolean
}

const type = (says: string, accepts: (value: string) => boolean, constraint: Constraint = 'attribute-value'): ValueType => ({
  says,
  accepts,
  constraint,
})

export const oneOf = (...values: readonly string[]): ValueType => type(`one of ${values.join(', ')}`, (value) => values.includes(value))

/** NameChar of XML 1.0. */
const NMTOKEN =
  /^[-.0-9:A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c-\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]+$/u

export const isNmtoken = (value: string): boolean => NMTOKEN.test(value)

const LANGUAGE =
  /^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)|en-gb-oed|sgn-(?:be-fr|be-nl|ch-de)|art-lojban|cel-gaulish|no-bok|no-nyn|zh-guoyu|zh-hakka|zh-min|zh-min-nan|zh-xiang)$/iu

const PREFIXED = /^[^\s:]+:[^\s:]+$/u
const isBetween = (value: string, least: number, most: number): boolean =>
  /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/u.test(value.trim()) && Number(value) >= least && Number(value) <= most
const isPositive = (value: string): boolean => /^\+?0*[1-9]\d*$/u.test(value.trim())

export const any = type('any text', () => true)
export const yesNo = oneOf('yes', 'no')
export const nmtoken = type('an NMTOKEN', (value) => isNmtoken(value.trim()), 'id-not-nmtoken')
export const nmtokens = type('NMTOKENs, separated by spaces', (value) => value.trim() !== '' && value.trim().split(/\s+/u).every(isNmtoken))
/** A language tag of BCP 47, well-formed. */
export const language = type('a well-formed language tag', (value) => LANGUAGE.test(value), 'language-tag-not-well-formed')
/** As `language`; empty takes an inherited one back. */
export const xmlLang = type('a well-formed language tag', (value) => value === '' || LANGUAGE.test(value), 'language-tag-not-well-formed')
export const direction = oneOf('ltr', 'rtl', 'auto')
export const prefixed = type('a prefix, a colon and a value', (value) => PREFIXED.test(value), 'prefixed-value-malformed')
export const codeType = { ...oneOf('fmt', 'ui', 'quote', 'link', 'image', 'other'), constraint: 'type-unknown' } as const
export const markerType = type(
  'generic, comment, term or a prefixed value',
  (value) => ['generic', 'comment', 'term'].includes(value.trim()) || PREFIXED.test(value),
  'type-unknown',
)
export const state = { ...oneOf(...STATES), constraint: 'state-unknown' } as const
export const priority = type('a whole number from 1 to 10', (value) => isPositive(value) && Number(value) <= 10, 'priority-out-of-range')
export const order = type('a whole number from 1', isPositive, 'order-not-positive')
export const positive = type('a whole number from 1', isPositive)
export const integer = type('a whole number', (value) => /^[-+]?\d+$/u.test(value.trim()))
export const percent = type('a number from 0 to 100', (value) => isBetween(value, 0, 100))
export const confidence = type('a number from 0 to 1', (value) => isBetween(value.replace(/e[-+]?\d+$/iu, ''), 0, 1))
export const hexBinary = type('pairs of hexadecimal digits', (value) => /^(?:[\da-f]{2})+$/iu.test(value.trim()))
export const space = oneOf('default', 'preserve')
export const preserve = oneOf('preserve')
export const version = { ...oneOf('2.0', '2.1'), constraint: 'version-unknown' } as const
