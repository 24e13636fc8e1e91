import type { Language, SignatoryClass } from '@undersigned/letter'
import { LIST_IN_FORMATION } from './phrases.ts'

/** The fixed words that stand on paper around a letter, in the letter's own language. */
export interface PaperLabels {
  readonly listInFormation: string
  readonly draft: string
  /** Before the four words and the digits at the foot of a sealed page. */
  readonly manifest: string
  readonly notes: string
  readonly classes: Readonly<Record<SignatoryClass, string>>
}

type Row = readonly [
  draft: string,
  manifest: string,
  notes: string,
  lead: string,
  mep: string,
  organisation: string,
  expert: string,
  individual: string,
]

const words: Readonly<Record<Language, Row>> = {
  bg: ['ПРОЕКТ', 'Манифест', 'Бележки', 'Водещи подписали', 'Членове на Европейския парламент', 'Организации', 'Експерти', 'Граждани'],
  es: [
    'BORRADOR',
    'Manifiesto',
    'Notas',
    'Firmantes principales',
    'Diputados al Parlamento Europeo',
    'Organizaciones',
    'Expertos',
    'Particulares',
  ],
  cs: ['NÁVRH', 'Manifest', 'Poznámky', 'Hlavní signatáři', 'Poslanci Evropského parlamentu', 'Organizace', 'Odborníci', 'Jednotlivci'],
  da: [
    'UDKAST',
    'Manifest',
    'Noter',
    'Hovedunderskrivere',
    'Medlemmer af Europa-Parlamentet',
    'Organisationer',
    'Eksperter',
    'Enkeltpersoner',
  ],
  de: [
    'ENTWURF',
    'Manifest',
    'Fußnoten',
    'Federführend',
    'Mitglieder des Europäischen Parlaments',
    'Organisationen',
    'Fachleute',
    'Einzelpersonen',
  ],
  et: [
    'KAVAND',
    'Manifest',
    'Märkused',
    'Peamised allakirjutanud',
    'Euroopa Parlamendi liikmed',
    'Organisatsioonid',
    'Eksperdid',
    'Üksikisikud',
  ],
  el: [
    'ΣΧΕΔΙΟ',
    'Μανιφέστο',
    'Σημειώσεις',
    'Κύριοι υπογράφοντες',
    'Βουλευτές του Ευρωπαϊκού Κοινοβουλίου',
    'Οργανώσεις',
    'Εμπειρογνώμονες',
    'Πολίτες',
  ],
  en: ['DRAFT', 'Manifest', 'Notes', 'Lead signatories', 'Members of the European Parliament', 'Organisations', 'Experts', 'Individuals'],
  fr: [
    'PROJET',
    'Manifeste\u202f',
    'Notes',
    'Signataires principaux',
    'Députés au Parlement européen',
    'Organisations',
    'Experts',
    'Particuliers',
  ],
  ga: [
    'DRÉACHT',
    'Forógra',
    'Nótaí',
    'Príomhshínitheoirí',
    'Feisirí de Pharlaimint na hEorpa',
    'Eagraíochtaí',
    'Saineolaithe',
    'Daoine aonair',
  ],
  hr: [
    'NACRT',
    'Manifest',
    'Bilješke',
    'Glavni potpisnici',
    'Zastupnici u Europskom parlamentu',
    'Organizacije',
    'Stručnjaci',
    'Pojedinci',
  ],
  it: ['BOZZA', 'Manifesto', 'Note', 'Primi firmatari', 'Deputati al Parlamento europeo', 'Organizzazioni', 'Esperti', 'Singoli cittadini'],
  lv: [
    'PROJEKTS',
    'Manifests',
    'Piezīmes',
    'Galvenie parakstītāji',
    'Eiropas Parlamenta deputāti',
    'Organizācijas',
    'Eksperti',
    'Privātpersonas',
  ],
  lt: [
    'PROJEKTAS',
    'Manifestas',
    'Išnašos',
    'Pagrindiniai pasirašiusieji',
    'Europos Parlamento nariai',
    'Organizacijos',
    'Ekspertai',
    'Asmenys',
  ],
  hu: [
    'TERVEZET',
    'Kiáltvány',
    'Jegyzetek',
    'Vezető aláírók',
    'Európai parlamenti képviselők',
    'Szervezetek',
    'Szakértők',
    'Magánszemélyek',
  ],
  mt: ['ABBOZZ', 'Manifest', 'Noti', 'Firmatarji ewlenin', 'Membri tal-Parlament Ewropew', 'Organizzazzjonijiet', 'Esperti', 'Individwi'],
  nl: [
    'CONCEPT',
    'Manifest',
    'Noten',
    'Eerste ondertekenaars',
    'Leden van het Europees Parlement',
    'Organisaties',
    'Deskundigen',
    'Personen',
  ],
  pl: [
    'PROJEKT',
    'Manifest',
    'Przypisy',
    'Główni sygnatariusze',
    'Posłowie do Parlamentu Europejskiego',
    'Organizacje',
    'Eksperci',
    'Osoby prywatne',
  ],
  pt: [
    'RASCUNHO',
    'Manifesto',
    'Notas',
    'Primeiros subscritores',
    'Deputados ao Parlamento Europeu',
    'Organizações',
    'Peritos',
    'Cidadãos',
  ],
  ro: [
    'PROIECT',
    'Manifest',
    'Note',
    'Semnatari principali',
    'Deputați în Parlamentul European',
    'Organizații',
    'Experți',
    'Persoane fizice',
  ],
  sk: ['NÁVRH', 'Manifest', 'Poznámky', 'Hlavní signatári', 'Poslanci Európskeho parlamentu', 'Organizácie', 'Odborníci', 'Jednotlivci'],
  sl: [
    'OSNUTEK',
    'Manifest',
    'Opombe',
    'Glavni podpisniki',
    'Poslanci Evropskega parlamenta',
    'Organizacije',
    'Strokovnjaki',
    'Posamezniki',
  ],
  fi: [
    'LUONNOS',
    'Manifesti',
    'Viitteet',
    'Pääallekirjoittajat',
    'Euroopan parlamentin jäsenet',
    'Järjestöt',
    'Asiantuntijat',
    'Yksityishenkilöt',
  ],
  sv: ['UTKAST', 'Manifest', 'Noter', 'Huvudundertecknare', 'Ledamöter av Europaparlamentet', 'Organisationer', 'Experter', 'Enskilda'],
}

/** What is printed when the caller brings no words of its own. */
export function paperLabels(language: Language): PaperLabels {
  const [draft, manifest, notes, lead, mep, organisation, expert, individual] = words[language]
  return { listInFormation: LIST_IN_FORMATION[language], draft, manifest, notes, classes: { lead, mep, organisation, expert, individual } }
}
