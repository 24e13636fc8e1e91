import { type LetterDocument, recipientId } from '@undersigned/letter'
import { item, note, paragraph, slot } from './parts.ts'

/** A letter that is sealed, published and being signed. */
export const libraries: LetterDocument = {
  listInFormation: true,
  recipients: [
    {
      id: recipientId('lbcommissioner01'),
      honorific: 'Mr',
      name: 'Tomas Verhaal',
      function: 'Commissioner for Intergenerational Fairness, Youth, Culture and Sport',
      institution: 'European Commission',
      country: '',
      language: null,
    },
  ],
  signatories: [],
  text: {
    language: 'en',
    notes: [note('n1', 'Answers of 214 public libraries in nineteen countries to our questions, autumn 2026.')],
    paragraphs: [
      slot('lbslot1', 'recipients'),
      paragraph('lbdate', 'place-date', 'Brussels, 16 November 2026'),
      paragraph('lbsubject', 'subject', 'A right to lend e-books'),
      paragraph('lbdear', 'salutation', 'Dear Commissioner,'),
      paragraph(
        'lbp1',
        'body',
        'A library may buy any printed book and lend it. For an e-book it must ask, and in **four cases of ten** the answer is no.[^n1] We, the undersigned, ask for the same right for both.',
      ),
      paragraph('lbp2', 'body', 'We ask the Commission to propose:'),
      item('lbi1', 'a right of public libraries to acquire and lend every e-book that is on sale, one reader at a time;'),
      item('lbi2', 'a fair remuneration of authors for each loan;'),
      item('lbi3', 'an end to licences that expire while the book is still in demand.'),
      paragraph('lbp3', 'body', 'What is true on paper should be true on a screen.'),
      paragraph('lbend', 'closing', 'Yours sincerely,'),
      slot('lbslot2', 'signatories'),
    ],
  },
}

export const librariesInFrench: Readonly<Record<string, string>> = {
  lbdate: 'Bruxelles, le 16 novembre 2026',
  lbsubject: 'Un droit de prêter les livres numériques',
  lbdear: 'Monsieur le Commissaire,',
  lbp1: 'Une bibliothèque peut acheter n’importe quel livre imprimé et le prêter. Pour un livre numérique, elle doit demander, et **quatre fois sur dix** la réponse est non.[^n1] Nous, soussignés, demandons le même droit pour les deux.',
  lbp2: 'Nous demandons à la Commission de proposer :',
  lbi1: 'un droit des bibliothèques publiques d’acquérir et de prêter tout livre numérique en vente, à une lectrice ou un lecteur à la fois ;',
  lbi2: 'une juste rémunération des autrices et des auteurs pour chaque prêt ;',
  lbi3: 'la fin des licences qui expirent alors que le livre est encore demandé.',
  lbp3: 'Ce qui vaut sur papier doit valoir à l’écran.',
  lbend: 'Veuillez agréer, Monsieur le Commissaire, l’expression de notre haute considération.',
  n1: 'Réponses de 214 bibliothèques publiques de dix-neuf pays à nos questions, automne 2026.',
  'recipient:lbcommissioner01:function': 'commissaire à l’équité intergénérationnelle, à la jeunesse, à la culture et au sport',
  'recipient:lbcommissioner01:institution': 'Commission européenne',
}
