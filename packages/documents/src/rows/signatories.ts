import type { Language, SignatoryClass, SignatoryDisplay } from '@undersigned/letter'
import { squeeze } from '../content.ts'
import { countryCode, countryName } from './countries.ts'

const MEP = /^(?:MEP|MdEP|MPE|Eurodéputée?|Eurodiputad[oa]|Europarlementariër|Europoseł|Europoslanec|Poslanec EP)\s+(?=\p{Lu})/u
const IN_BRACKETS = /^(.+?)\s*\(([^()]+)\)$/u
const TITLED = /^(?:Prof(?:essor)?\.?|Dr\.?|Professeure?|Doktor|Univ\.-Prof\.)\s+/u
const ADDRESSED = /^(?:Ms|Mr|Mrs|Mme|M\.|Frau|Herr)\s+/u
const GROUPS =
  /^(?:EPP|PPE|EVP|S&D|SD|Renew(?: Europe)?|Greens\/EFA|Verts\/ALE|Grüne\/EFA|The Left|GUE\/NGL|Die Linke|La Gauche|ECR|ID|PfE|ESN|NI|Patriots)$/iu

const nobody: Omit<SignatoryDisplay, 'class' | 'name'> = { title: '', affiliation: '', country: '', group: '' }

/** A line that is a Member of Parliament whatever stands around it: "MEP Name (Country)", "Name (Group, Country)". */
export function isMember(line: string, language: Language): boolean {
  if (MEP.test(line)) return true
  const [group, country] = (IN_BRACKETS.exec(line)?.[2] ?? '').split(/,\s*/u)
  return group !== undefined && GROUPS.test(group) && country !== undefined && countryCode(country, language) !== undefined
}

/** One printed line of the list as a row of the given class, or of the class its own words show (rule L35). */
export function parseSignatory(printed: string, language: Language, section: SignatoryClass | null): SignatoryDisplay {
  const line = squeeze(printed).replace(/[;,]$/u, '')
  if (section === 'mep' || (section === null && isMember(line, language))) return member(line, language)
  if (section === 'organisation') return organisation(line, language)
  if (section === 'expert' || (section === null && TITLED.test(line))) return person('expert', line, language)
  if (section === 'individual' || (section === null && ADDRESSED.test(line))) return person('individual', line, language)
  return organisation(line, language)
}

function member(line: string, language: Language): SignatoryDisplay {
  const [, named = line, bracket = ''] = IN_BRACKETS.exec(line) ?? []
  const parts = bracket.split(/,\s*/u)
  const printed = parts.at(-1) ?? ''
  const country = countryCode(printed, language) ?? printed
  const group = parts.slice(0, -1).join(', ')
  const title = MEP.exec(named)?.[0] ?? ''
  return { ...nobody, class: 'mep', name: named.slice(title.length), title: title.trim(), country, group }
}

function organisation(line: string, language: Language): SignatoryDisplay {
  const { rest, country } = countryOf(line, language)
  return { ...nobody, class: 'organisation', name: rest, country }
}

function person(kind: 'expert' | 'individual', line: string, language: Language): SignatoryDisplay {
  const { rest, country } = countryOf(line, language)
  const [name = '', ...about] = rest.split(/,\s+/u)
  const affiliation = about.at(-1) ?? ''
  const title = about.slice(0, -1).join(', ')
  return kind === 'expert' || about.length > 1
    ? { ...nobody, class: kind, name, title, affiliation, country }
    : { ...nobody, class: kind, name, title: affiliation, country }
}

/** "(EDRi)" belongs to a name, "(Estonia)" does not. */
function countryOf(line: string, language: Language): { readonly rest: string; readonly country: string } {
  const [, rest = line, bracket = ''] = IN_BRACKETS.exec(line) ?? []
  const country = countryCode(bracket, language)
  return country === undefined ? { rest: line, country: '' } : { rest, country }
}

/** The line a signatory is printed as; a country code is printed as the country's name. */
export function signatoryLine(row: SignatoryDisplay, language: Language): string {
  const bracket = [row.group, countryName(row.country, language)].filter((part) => part !== '').join(', ')
  const tail = bracket === '' ? '' : ` (${bracket})`
  if (row.class === 'mep') return [row.title, row.name].filter((part) => part !== '').join(' ') + tail
  return [row.name, row.title, row.affiliation].filter((part) => part !== '').join(', ') + tail
}
