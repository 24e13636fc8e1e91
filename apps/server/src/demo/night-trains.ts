import { type LetterDocument, recipientId } from '@undersigned/letter'
import { heading, item, note, paragraph, slot } from './parts.ts'

/** A letter in the middle of its drafting: notes, a list, recipients, an open day. */
export const nightTrains: LetterDocument = {
  listInFormation: true,
  recipients: [
    {
      id: recipientId('ntcommissioner01'),
      honorific: 'Mr',
      name: 'Emil Brandvold',
      function: 'Commissioner for Sustainable Transport and Tourism',
      institution: 'European Commission',
      country: '',
      language: null,
    },
    {
      id: recipientId('ntchair000000001'),
      honorific: 'Ms',
      name: 'Irena Kalnina',
      function: 'Chair of the Committee on Transport and Tourism',
      institution: 'European Parliament',
      country: '',
      language: null,
    },
  ],
  signatories: [
    { class: 'organisation', name: 'Rail Passengers Together', title: '', affiliation: '', country: '', group: '' },
    { class: 'organisation', name: 'Open Timetables', title: '', affiliation: '', country: '', group: '' },
    { class: 'organisation', name: 'Young Travellers Network', title: '', affiliation: '', country: '', group: '' },
  ],
  text: {
    language: 'en',
    notes: [
      note('n1', 'Our own count of published timetables, spring 2026; the table is [open data](https://example.org/night-trains).'),
      note('n2', 'Regulation (EU) 2021/782 on rail passengers’ rights and obligations, Article 10.'),
    ],
    paragraphs: [
      slot('ntslot1', 'recipients'),
      {
        ...paragraph('ntdate', 'place-date', 'Brussels, '),
        content: [
          { type: 'text', text: 'Brussels, ', marks: {} },
          { type: 'placeholder', field: 'day', text: 'xx' },
          { type: 'text', text: ' March 2027', marks: {} },
        ],
      },
      paragraph('ntsubject', 'subject', 'One timetable for Europe’s night trains'),
      paragraph('ntdear', 'salutation', 'Dear Commissioner, dear Chair,'),
      paragraph(
        'ntp1',
        'body',
        'We, the undersigned organisations, speak for people who would take the train tonight if they could find it. There are **198 night trains** a week across the Union’s borders, and no place where all of them can be seen.[^n1]',
      ),
      paragraph(
        'ntp2',
        'body',
        'A traveller from Tallinn to Lisbon today needs five websites, four accounts and a printed table. Each operator publishes what it must, *when* it wants and in a form that only it can read.',
      ),
      heading('nth1', 'What the law already says'),
      paragraph(
        'ntp3',
        'body',
        'Operators have had to share real-time and timetable data since June 2023.[^n2] The duty is clear. What is missing is one agreed form, and somebody who looks whether it is kept.',
      ),
      heading('nth2', 'What we ask for'),
      paragraph('ntp4', 'body', 'We therefore ask you to:'),
      item('nti1', 'name **one open format** for timetables and fares, and a date from which it is binding;'),
      item('nti2', 'make the data free to reuse, for passengers’ associations as for companies;'),
      item('nti3', 'publish every six months which operators comply, and which do not.'),
      paragraph(
        'ntp5',
        'body',
        'Night trains cannot be a secret for those who know where to look. We would be glad to show you what is possible already.',
      ),
      paragraph('ntend', 'closing', 'Yours sincerely,'),
      slot('ntslot2', 'signatories'),
      paragraph(
        'ntboil',
        'boilerplate',
        'Rail Passengers Together is an association of passengers in eleven countries. It takes no money from operators.',
      ),
    ],
  },
}

/** What had stood in the first paragraph when its French translation was confirmed. */
export const nightTrainsBefore =
  'We, the undersigned organisations, speak for people who would take the train tonight if they could find it. There are **160 night trains** a week across the Union’s borders, and no place where all of them can be seen.[^n1]'

export const nightTrainsInFrench: Readonly<Record<string, string>> = {
  ntsubject: 'Un seul horaire pour les trains de nuit d’Europe',
  ntdear: 'Monsieur le Commissaire, Madame la Présidente,',
  ntp1: 'Nous, organisations soussignées, parlons au nom de celles et ceux qui prendraient le train ce soir s’ils pouvaient le trouver. Chaque semaine, **160 trains de nuit** franchissent les frontières de l’Union, et il n’existe aucun endroit où les voir tous.[^n1]',
  ntp2: 'Pour aller de Tallinn à Lisbonne, il faut aujourd’hui cinq sites, quatre comptes et un tableau imprimé. Chaque exploitant publie ce qu’il doit, *quand* il le veut et sous une forme qu’il est seul à lire.',
  nth1: 'Ce que dit déjà le droit',
  n1: 'Notre propre décompte des horaires publiés, printemps 2026 ; le tableau est en [données ouvertes](https://example.org/night-trains).',
}

/** Begun, not yet confirmed. */
export const nightTrainsFrenchDraft: Readonly<Record<string, string>> = {
  ntp3: 'Depuis juin 2023, les exploitants doivent partager leurs données horaires.[^n2]',
}

export const nightTrainsInGerman: Readonly<Record<string, string>> = {
  ntsubject: 'Ein Fahrplan für Europas Nachtzüge',
  ntdear: 'Sehr geehrter Herr Kommissar, sehr geehrte Frau Vorsitzende,',
  ntp4: 'Wir bitten Sie daher,',
  nti1: '**ein offenes Format** für Fahrpläne und Preise zu benennen und ein Datum, ab dem es gilt;',
  ntend: 'Mit freundlichen Grüßen',
}
