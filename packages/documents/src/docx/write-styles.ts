import type { Language } from '@undersigned/letter'
import { declaredStyles, openFields, openStyleId, openStyleName, styleId, styleName } from './names.ts'

const REGIONS: Readonly<Record<Language, string>> = {
  bg: 'bg-BG',
  es: 'es-ES',
  cs: 'cs-CZ',
  da: 'da-DK',
  de: 'de-DE',
  et: 'et-EE',
  el: 'el-GR',
  en: 'en-IE',
  fr: 'fr-FR',
  ga: 'ga-IE',
  hr: 'hr-HR',
  it: 'it-IT',
  lv: 'lv-LV',
  lt: 'lt-LT',
  hu: 'hu-HU',
  mt: 'mt-MT',
  nl: 'nl-NL',
  pl: 'pl-PL',
  pt: 'pt-PT',
  ro: 'ro-RO',
  sk: 'sk-SK',
  sl: 'sl-SI',
  fi: 'fi-FI',
  sv: 'sv-SE',
}

/** The tag Word knows a language by. */
export const wordTag = (language: Language): string => REGIONS[language]

export const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

const PARAGRAPH_LOOKS: Readonly<Record<string, { readonly paragraph?: string; readonly run?: string }>> = {
  summary: { run: '<w:i/><w:iCs/>' },
  subject: { paragraph: '<w:keepNext/><w:spacing w:before="240" w:after="240"/>', run: '<w:b/><w:bCs/>' },
  'place-date': { paragraph: '<w:spacing w:before="240" w:after="240"/>' },
  quotation: { paragraph: '<w:ind w:left="567" w:right="567"/>' },
  recipients: { paragraph: '<w:spacing w:after="0"/>' },
  closing: { paragraph: '<w:keepNext/><w:spacing w:before="240"/>' },
  lead: { paragraph: '<w:keepNext/><w:spacing w:after="0"/>' },
  signatories: { paragraph: '<w:spacing w:after="0"/>' },
  'signatory-class': { paragraph: '<w:keepNext/><w:spacing w:before="240" w:after="60"/>', run: '<w:b/><w:bCs/>' },
  'list-in-formation': { paragraph: '<w:spacing w:before="120"/>', run: '<w:i/><w:iCs/>' },
  boilerplate: { paragraph: '<w:spacing w:before="360"/>', run: '<w:sz w:val="19"/>' },
}

function paragraphStyle(id: string, name: string, { paragraph = '', run = '' }: { paragraph?: string; run?: string } = {}): string {
  const properties = `${paragraph === '' ? '' : `<w:pPr>${paragraph}</w:pPr>`}${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}`
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/>${properties}</w:style>`
}

const heading = (level: number, size: number): string =>
  `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>` +
  `<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="${size}"/></w:rPr></w:style>`

const characterStyle = (id: string, name: string, run: string): string =>
  `<w:style w:type="character" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:rPr>${run}</w:rPr></w:style>`

/** One named style per kind, so that a file of ours is read back exactly; headings and notes use Word's own. */
export function stylesXml(language: Language): string {
  const tag = wordTag(language)
  const font = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/>'
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${font}<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="${tag}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`
  const own = declaredStyles.map((declared) => paragraphStyle(styleId(declared), styleName(declared), PARAGRAPH_LOOKS[declared]))
  const open = openFields.map((field) => characterStyle(openStyleId(field), openStyleName(field), '<w:highlight w:val="yellow"/>'))
  return [
    `<w:styles ${NAMESPACES}>${defaults}`,
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:rPr><w:lang w:val="${tag}"/></w:rPr></w:style>`,
    heading(1, 30),
    heading(2, 26),
    heading(3, 23),
    ...own,
    paragraphStyle(styleId('list-item'), styleName('list-item'), { paragraph: '<w:spacing w:after="80"/>' }),
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B4F9E"/><w:u w:val="single"/></w:rPr></w:style>',
    ...open,
    '</w:styles>',
  ].join('')
}

const LEVELS = [0, 1, 2, 3, 4, 5]
const BULLETS = ['•', '–', '▪', '•', '–', '▪']
const NUMBERS = ['decimal', 'lowerLetter', 'lowerRoman', 'decimal', 'lowerLetter', 'lowerRoman']

const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${(at + 1) * 425}" w:hanging="425"/></w:pPr></w:lvl>`

export const BULLETED = 1

/** One list of bullets, and one numbered list for each that begins anew. */
export function numberingXml(numberedLists: number): string {
  const bullets = LEVELS.map((at) => level(at, 'bullet', BULLETS[at] ?? '•')).join('')
  const numbers = LEVELS.map((at) => level(at, NUMBERS[at] ?? 'decimal', `%${at + 1}.`)).join('')
  const restarts = LEVELS.map((at) => `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="1"/></w:lvlOverride>`).join('')
  const lists = Array.from(
    { length: numberedLists },
    (_, at) => `<w:num w:numId="${BULLETED + 1 + at}"><w:abstractNumId w:val="1"/>${restarts}</w:num>`,
  )
  return (
    `<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>${bullets}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>${numbers}</w:abstractNum>` +
    `<w:num w:numId="${BULLETED}"><w:abstractNumId w:val="0"/></w:num>${lists.join('')}</w:numbering>`
  )
}
