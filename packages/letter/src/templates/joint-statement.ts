import type { Shape } from '../text.ts'
import type { Template } from './parts.ts'

const point: Shape = { kind: 'list-item', list: 'bulleted', level: 0 }

/** A statement addressed to nobody in particular: a title, a position, what follows from it. */
export const jointStatement: readonly Template[] = [
  {
    language: 'en',
    title: 'Joint statement',
    describes: 'A position several organisations hold together, to the public: no recipients, no salutation.',
    parts: [
      ['subject', 'Joint statement on {the matter}'],
      ['place-date', '{place|Place}, {day|day} {month|month} {year|year}'],
      ['summary', '{The whole statement in one sentence, as a newspaper would quote it.}'],
      ['heading', 'What is at stake'],
      ['body', '{What is being decided, by whom and when. Whom it touches, and how.}^1'],
      ['heading', 'Our position'],
      ['body', 'The undersigned hold that:'],
      [point, '{first principle};'],
      [point, '{second principle};'],
      [point, '{third principle}.'],
      ['heading', 'What has to happen now'],
      ['body', 'We call on {those who decide} to {what they should do} before {date}, and offer {what you bring to it}.'],
      ['signatories'],
      ['boilerplate', 'Contact for the press: {name, organisation, address}.'],
    ],
    notes: ['{Author, title, date, address of the source}.'],
  },
  {
    language: 'fr',
    title: 'Déclaration commune',
    describes: 'Une position que plusieurs organisations partagent et rendent publique : ni destinataires, ni formule d’appel.',
    parts: [
      ['subject', 'Déclaration commune sur {le sujet}'],
      ['place-date', '{place|Lieu}, le {day|jour} {month|mois} {year|année}'],
      ['summary', '{Toute la déclaration en une phrase, telle qu’un journal la citerait.}'],
      ['heading', 'Ce qui est en jeu'],
      ['body', '{Ce qui se décide, par qui et quand. Qui cela touche, et comment.}^1'],
      ['heading', 'Notre position'],
      ['body', 'Les signataires affirment que :'],
      [point, '{premier principe} ;'],
      [point, '{deuxième principe} ;'],
      [point, '{troisième principe}.'],
      ['heading', 'Ce qui doit se faire maintenant'],
      [
        'body',
        'Nous appelons {celles et ceux qui décident} à {ce qu’il faut faire} avant le {date}, et proposons {ce que vous y apportez}.',
      ],
      ['signatories'],
      ['boilerplate', 'Contact presse : {nom, organisation, adresse}.'],
    ],
    notes: ['{Auteur, titre, date, adresse de la source}.'],
  },
  {
    language: 'de',
    title: 'Gemeinsame Erklärung',
    describes: 'Eine Haltung, die mehrere Organisationen gemeinsam öffentlich machen: ohne Empfänger und Anrede.',
    parts: [
      ['subject', 'Gemeinsame Erklärung zu {dem Gegenstand}'],
      ['place-date', '{place|Ort}, {day|Tag}. {month|Monat} {year|Jahr}'],
      ['summary', '{Die ganze Erklärung in einem Satz, wie eine Zeitung sie zitieren würde.}'],
      ['heading', 'Worum es geht'],
      ['body', '{Was entschieden wird, von wem und wann. Wen es trifft, und wie.}^1'],
      ['heading', 'Unsere Haltung'],
      ['body', 'Die Unterzeichnenden stellen fest:'],
      [point, '{erster Grundsatz};'],
      [point, '{zweiter Grundsatz};'],
      [point, '{dritter Grundsatz}.'],
      ['heading', 'Was jetzt geschehen muss'],
      ['body', 'Wir fordern {die Entscheidenden} auf, vor dem {Datum} {was zu tun ist}, und bieten dafür {Ihren Beitrag} an.'],
      ['signatories'],
      ['boilerplate', 'Pressekontakt: {Name, Organisation, Adresse}.'],
    ],
    notes: ['{Verfasserin oder Verfasser, Titel, Datum, Adresse der Quelle}.'],
  },
]
