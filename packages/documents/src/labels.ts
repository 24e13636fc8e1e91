import type { Language, SignatoryClass } from '@undersigned/letter'
import { LIST_IN_FORMATION } from './phrases.ts'

/** The fixed words that stand on paper around a letter, in the letter's own language. */
export interface PaperLabels {
  readonly listInFormation: string
  readonly draft: string
  /** Before the four words and the digits at the foot of a sealed page: the seal, because a manifest is a political one in most languages. */
  readonly manifest: string
  readonly notes: string
  readonly classes: Readonly<Record<SignatoryClass, string>>
  /** Above those who signed after the announced deadline. */
  readonly late: string
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
  bg: ['ПРОЕКТ', 'Печат', 'Бележки', 'Водещи подписали', 'Членове на Европейския парламент', 'Организации', 'Експерти', 'Граждани'],
  es: [
    'BORRADOR',
    'Sello',
    'Notas',
    'Firmantes principales',
    'Diputados al Parlamento Europeo',
    'Organizaciones',
    'Expertos',
    'Particulares',
  ],
  cs: ['NÁVRH', 'Pečeť', 'Poznámky', 'Hlavní signatáři', 'Poslanci Evropského parlamentu', 'Organizace', 'Odborníci', 'Jednotlivci'],
  da: ['UDKAST', 'Segl', 'Noter', 'Hovedunderskrivere', 'Medlemmer af Europa-Parlamentet', 'Organisationer', 'Eksperter', 'Enkeltpersoner'],
  de: [
    'ENTWURF',
    'Siegel',
    'Fußnoten',
    'Federführend',
    'Mitglieder des Europäischen Parlaments',
    'Organisationen',
    'Fachleute',
    'Einzelpersonen',
  ],
  et: [
    'KAVAND',
    'Pitser',
    'Märkused',
    'Peamised allakirjutanud',
    'Euroopa Parlamendi liikmed',
    'Organisatsioonid',
    'Eksperdid',
    'Üksikisikud',
  ],
  el: [
    'ΣΧΕΔΙΟ',
    'Σφραγίδα',
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
    'Sceau\u202f',
    'Notes',
    'Signataires principaux',
    'Députés au Parlement européen',
    'Organisations',
    'Experts',
    'Particuliers',
  ],
  ga: [
    'DRÉACHT',
    'Séala',
    'Nótaí',
    'Príomhshínitheoirí',
    'Feisirí de Pharlaimint na hEorpa',
    'Eagraíochtaí',
    'Saineolaithe',
    'Daoine aonair',
  ],
  hr: ['NACRT', 'Pečat', 'Bilješke', 'Glavni potpisnici', 'Zastupnici u Europskom parlamentu', 'Organizacije', 'Stručnjaci', 'Pojedinci'],
  it: ['BOZZA', 'Sigillo', 'Note', 'Primi firmatari', 'Deputati al Parlamento europeo', 'Organizzazioni', 'Esperti', 'Singoli cittadini'],
  lv: [
    'PROJEKTS',
    'Zīmogs',
    'Piezīmes',
    'Galvenie parakstītāji',
    'Eiropas Parlamenta deputāti',
    'Organizācijas',
    'Eksperti',
    'Privātpersonas',
  ],
  lt: [
    'PROJEKTAS',
    'Antspaudas',
    'Išnašos',
    'Pagrindiniai pasirašiusieji',
    'Europos Parlamento nariai',
    'Organizacijos',
    'Ekspertai',
    'Asmenys',
  ],
  hu: ['TERVEZET', 'Pecsét', 'Jegyzetek', 'Vezető aláírók', 'Európai parlamenti képviselők', 'Szervezetek', 'Szakértők', 'Magánszemélyek'],
  mt: ['ABBOZZ', 'Siġill', 'Noti', 'Firmatarji ewlenin', 'Membri tal-Parlament Ewropew', 'Organizzazzjonijiet', 'Esperti', 'Individwi'],
  nl: ['CONCEPT', 'Zegel', 'Noten', 'Eerste ondertekenaars', 'Leden van het Europees Parlement', 'Organisaties', 'Deskundigen', 'Personen'],
  pl: [
    'PROJEKT',
    'Pieczęć',
    'Przypisy',
    'Główni sygnatariusze',
    'Posłowie do Parlamentu Europejskiego',
    'Organizacje',
    'Eksperci',
    'Osoby prywatne',
  ],
  pt: ['RASCUNHO', 'Selo', 'Notas', 'Primeiros subscritores', 'Deputados ao Parlamento Europeu', 'Organizações', 'Peritos', 'Cidadãos'],
  ro: [
    'PROIECT',
    'Sigiliu',
    'Note',
    'Semnatari principali',
    'Deputați în Parlamentul European',
    'Organizații',
    'Experți',
    'Persoane fizice',
  ],
  sk: ['NÁVRH', 'Pečať', 'Poznámky', 'Hlavní signatári', 'Poslanci Európskeho parlamentu', 'Organizácie', 'Odborníci', 'Jednotlivci'],
  sl: ['OSNUTEK', 'Pečat', 'Opombe', 'Glavni podpisniki', 'Poslanci Evropskega parlamenta', 'Organizacije', 'Strokovnjaki', 'Posamezniki'],
  fi: [
    'LUONNOS',
    'Sinetti',
    'Viitteet',
    'Pääallekirjoittajat',
    'Euroopan parlamentin jäsenet',
    'Järjestöt',
    'Asiantuntijat',
    'Yksityishenkilöt',
  ],
  sv: ['UTKAST', 'Sigill', 'Noter', 'Huvudundertecknare', 'Ledamöter av Europaparlamentet', 'Organisationer', 'Experter', 'Enskilda'],
}

/** What is printed when the caller brings no words of its own. */
export function paperLabels(language: Language): PaperLabels {
  const [draft, manifest, notes, lead, mep, organisation, expert, individual] = words[language]
  return {
    listInFormation: LIST_IN_FORMATION[language],
    draft,
    manifest,
    notes,
    classes: { lead, mep, organisation, expert, individual },
    late: LATE[language],
  }
}

const LATE: Readonly<Record<Language, string>> = {
  bg: 'Подписали по-късно',
  es: 'Firmas posteriores',
  cs: 'Podepsali později',
  da: 'Underskrevet senere',
  de: 'Später unterzeichnet',
  et: 'Hiljem allkirjastanud',
  el: 'Υπέγραψαν αργότερα',
  en: 'Signed later',
  fr: 'Signatures ultérieures',
  ga: 'Sínithe níos déanaí',
  hr: 'Potpisali naknadno',
  it: 'Firme successive',
  lv: 'Parakstījuši vēlāk',
  lt: 'Pasirašė vėliau',
  hu: 'Később aláírók',
  mt: 'Iffirmaw aktar tard',
  nl: 'Later ondertekend',
  pl: 'Podpisali później',
  pt: 'Assinaturas posteriores',
  ro: 'Au semnat ulterior',
  sk: 'Podpísali neskôr',
  sl: 'Podpisali pozneje',
  fi: 'Allekirjoittaneet myöhemmin',
  sv: 'Undertecknade senare',
}
