import { LANGUAGES, SIGNATORY_CLASSES, type SignatoryClass } from '@undersigned/letter'
import { squeeze } from '../content.ts'
import { paperLabels } from '../labels.ts'
import {
  CLOSINGS,
  LIST_IN_FORMATION,
  LIST_IN_FORMATION_TOO,
  OPEN_LETTER,
  SALUTATIONS,
  SIGNATORY_WORDS,
  SUBJECT_WORDS,
  SUPPORT_WORDS,
} from '../phrases.ts'

/** Words as they are compared: lower case, one kind of apostrophe and space. */
const plain = (text: string): string => squeeze(text).toLowerCase().replace(/['`´]/gu, '’')
const startsWithAny = (text: string, words: readonly string[]): boolean => words.some((word) => text.startsWith(word))

const lists = new Set([...Object.values(LIST_IN_FORMATION), ...LIST_IN_FORMATION_TOO].map(plain))

/** "[List in formation]" in any of our languages, with or without brackets. */
export const isListInFormation = (line: string): boolean => lists.has(plain(line.replace(/^[[(…\s]+|[\])….\s]+$/gu, '')))

/** Forms of address that also begin an address line: a salutation only with a comma, colon or exclamation mark after it. */
const AMBIGUOUS = ['madame', 'monsieur', 'mesdames', 'messieurs', 'señor', 'gentil', 'senhor', 'onorevol', 'excellence', 'κύριε', 'κυρία']

export function isSalutation(line: string): boolean {
  const text = plain(line)
  if (
    text.length > 250 ||
    !startsWithAny(text, SALUTATIONS) ||
    /[.;?]\s+\p{L}/u.test(text.replace(/\b(?:mr|mrs|ms|dr|prof|st|gerb)\.\s/gu, ''))
  )
    return false
  return /[,:!]$/u.test(text) || (text.length <= 120 && !text.endsWith('.') && !startsWithAny(text, AMBIGUOUS))
}

export function isClosing(line: string): boolean {
  const text = plain(line)
  return (
    text.length <= 250 &&
    startsWithAny(text, CLOSINGS) &&
    (text.length <= 60 || text.startsWith('veuillez') || /salutations|considération|sentiments/u.test(text))
  )
}

const subject = new RegExp(`^(?:${SUBJECT_WORDS.map((word) => word.replace(/\./gu, '\\.')).join('|')})\\s*:\\s*\\S`, 'iu')
export const hasSubjectWord = (line: string): boolean => subject.test(squeeze(line))

export const isOpenLetterLine = (line: string): boolean => {
  const start = plain(line).slice(0, 60)
  return OPEN_LETTER.some((word) => start.includes(word))
}

export const joinsOthers = (line: string): boolean => SUPPORT_WORDS.some((word) => plain(line).includes(word))

const label = (line: string): string => plain(line).replace(/\s*:$/u, '')
const signatories = new Set(SIGNATORY_WORDS.map(plain))
/** "Signatories:" and the like, which name no class. */
export const isSignatoryWord = (line: string): boolean => signatories.has(label(line))

const moreClasses: readonly (readonly [string, SignatoryClass])[] = [
  ...['organizations', 'civil society organisations', 'civil society organizations', 'ngos', 'associations', 'ong', 'verbände'].map(
    (word) => [word, 'organisation'] as const,
  ),
  ...[
    'meps',
    'the undersigned members of the european parliament',
    'eurodéputés',
    'europaabgeordnete',
    'membres du parlement européen',
  ].map((word) => [word, 'mep'] as const),
  ...[
    'academics',
    'researchers',
    'scientists',
    'individual experts',
    'wissenschaft',
    'expertinnen und experten',
    'expertes et experts',
    'chercheurs',
  ].map((word) => [word, 'expert'] as const),
  ...['citizens', 'persons', 'personnes', 'citoyens', 'personen', 'bürgerinnen und bürger'].map((word) => [word, 'individual'] as const),
]
const classes = new Map<string, SignatoryClass>([
  ...LANGUAGES.flatMap((language) => SIGNATORY_CLASSES.map((kind) => [plain(paperLabels(language).classes[kind]), kind] as const)),
  ...moreClasses,
])

/** The class that a line above names, if it is such a line. */
export const classNamed = (line: string): SignatoryClass | undefined => classes.get(label(line))

const ABOUT =
  /^(?:about|à propos|qui sommes|über|zu |notes? (?:to|for) editors|notes aux rédac|contacts?\b|background|acerca|sobre|chi siamo|over |o )/iu
export const isAboutHeading = (line: string): boolean => ABOUT.test(line)

const TITLE =
  /\b(?:director|president|secretary|chair|chairman|chairwoman|chairperson|officer|manager|head of|coordinator|ceo|founder|executive|advis[eo]r|spokesperson|directeur|directrice|présidente?|secrétaire|responsable|délégué|coordinat|geschäftsführ|vorsitz|leiter|referent|sprecher|direktor|presidente|secretari|direttor|segretari|voorzitter|dyrektor|prezes|ředitel|riaditeľ|direktør|formand|direktör|ordförande|johtaja|puheenjohtaja|juhataja|igazgató|elnök|директор|председател|διευθυντ|πρόεδρος)/iu
/** A line that says what somebody is. */
export const isTitle = (line: string): boolean => line.length <= 120 && TITLE.test(line)
