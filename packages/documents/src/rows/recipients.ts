import { type Language, type Recipient, recipientId } from '@undersigned/letter'
import { squeeze } from '../content.ts'
import { countryCode, countryName } from './countries.ts'

const HONORIFICS = [
  ...[
    'Ms',
    'Mr',
    'Mrs',
    'Miss',
    'Mx',
    'Dr',
    'Prof',
    'Professor',
    'Sir',
    'Dame',
    'Lord',
    'Lady',
    'H.E.',
    'HE',
    'The Hon',
    'The Rt Hon',
    'Rt Hon',
  ],
  ...['Mme', 'Mmes', 'M', 'MM', 'Mlle', 'Madame', 'Monsieur', 'S.E.', 'Frau', 'Herr', 'Herrn', 'Sr', 'Sra', 'D', 'Dª', 'Excmo', 'Excma'],
  ...['Sig', 'Sig.ra', 'Dott', 'Dott.ssa', 'On', 'Mevrouw', 'De heer', 'Mw', 'Dhr', 'Exmo Senhor', 'Exma Senhora', 'Senhor', 'Senhora'],
  ...[
    'Pan',
    'Pani',
    'Paní',
    'Pán',
    'Gospod',
    'Gospa',
    'Gospodin',
    'Gospođa',
    'Domnul',
    'Doamna',
    'Dl',
    'Dna',
    'Κ',
    'Κα',
    'Κος',
    'Г-н',
    'Г-жа',
  ],
  ...['Hr', 'Fru', 'Herra', 'Rouva', 'Härra', 'Proua', 'Is-Sur', 'Is-Sinjura', 'An tUasal', 'Ponia', 'Ponas'],
]

const pattern = HONORIFICS.map((word) => word.replace(/\./gu, '\\.').replace(/ /gu, '\\s+')).join('|')
const honorific = new RegExp(`^((?:(?:${pattern})\\.?\\s+)+)(?=\\p{Lu})`, 'u')

const INSTITUTION =
  /^(?:the\s+)?(?:ministry|department|office|council|parliament|european|directorate|permanent representation|ministère|conseil|parlement|commission|présidence|bundesministerium|ministerium|rat|auswärtiges|ministerio|consejo|ministero|consiglio|ministerie|ministério|conselho|ministerstwo|ministerstvo|ministrstvo|ministarstvo|minisztérium|ministerul|министерство|υπουργείο|justitsministeriet|ministeriet|departementet|ministeerium|ministrija|ministerija|oikeusministeriö|sisäministeriö)\b/iu

export type RecipientFields = Omit<Recipient, 'id' | 'language'>

export const isAddressed = (line: string): boolean => line.length <= 160 && honorific.test(line)

/** One printed line or the lines of one address; null when it does not begin with a form of address (rule L33). */
export function parseRecipient(lines: readonly string[], language: Language): RecipientFields | null {
  const [first = '', ...rest] = lines.map(squeeze).filter((line) => line !== '')
  const form = honorific.exec(first)?.[1]
  if (form === undefined) return null
  const parts = [...first.slice(form.length).split(/,\s+/u), ...rest.map((line) => line.replace(/,$/u, ''))].filter((part) => part !== '')
  const [name = '', ...about] = parts
  return { honorific: form.trim(), name, ...rolesOf(about, language) }
}

/** Function first, then the institution where one can be told, then the country. */
function rolesOf(about: readonly string[], language: Language): Pick<RecipientFields, 'function' | 'institution' | 'country'> {
  const last = about.at(-1) ?? ''
  const country = about.length > 1 ? countryCode(last, language) : undefined
  const roles = country === undefined ? about : about.slice(0, -1)
  const at = roles.findIndex((role, index) => index > 0 && INSTITUTION.test(role))
  const split = at === -1 ? roles.length : at
  return { function: roles.slice(0, split).join(', '), institution: roles.slice(split).join(', '), country: country ?? '' }
}

/** The line a recipient is printed as: "Ms Name, function, institution, country". */
export function recipientLine(recipient: RecipientFields, language: Language): string {
  const country = recipient.country === '' ? '' : countryName(recipient.country, language)
  const called = [recipient.honorific, recipient.name].filter((part) => part !== '').join(' ')
  return [called, recipient.function, recipient.institution, country].filter((part) => part !== '').join(', ')
}

/** Whatever a line of a recipients' block says is kept: what cannot be told apart stands as the name. */
export function recipientFrom(line: string, language: Language, id: string): Recipient {
  const fields = parseRecipient([line], language) ?? withoutHonorific(line, language)
  return { id: recipientId(id), ...fields, language: null }
}

function withoutHonorific(line: string, language: Language): RecipientFields {
  const [name = '', ...about] = squeeze(line).split(/,\s+/u)
  return { honorific: '', name, ...rolesOf(about, language) }
}
