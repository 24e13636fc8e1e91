import type { LetterDocument } from '@undersigned/letter'
import { libraries } from '../demo/libraries.ts'
import { note, paragraph } from '../demo/parts.ts'

/** What a long letter goes on to argue; they come again and again in other company, as only a letter that weighs something would. */
const SENTENCES = [
  'A reader who walks into a library in Tartu, Porto or Valletta finds the printed book on the shelf, and on the screen a note that it may not be lent.',
  'The publisher sells the file to anybody with a bank card, but not to the house that the town has paid to keep books for everybody.',
  'Where a licence is offered, it ends after two years or twenty-six loans, whichever comes first, and the library pays again for what it had.',
  'The price asked of a library is three to five times what a reader pays, for fewer rights than a reader gets.',
  'We do not ask for anything to be free: authors are paid for every loan of a printed book in nineteen countries, and should be for every other.',
  'In small languages the choice is smaller still, since a title that sells four hundred copies is worth nobody’s negotiation.',
  'Children who read on a telephone because there is no desk at home are told to come back when they are older, or richer.',
  'People who cannot hold a book, or cannot see its letters, were promised in 2013 that the screen would open what paper had closed.',
  'A rural library that closed its doors was to be replaced by a digital one; it was given an empty catalogue and a password.',
  'The Court of Justice has held that lending a digital copy can be lending, if one copy goes to one reader at a time and is gone when it is due.',
  'What the Court allowed, no statute says, and no library can build a collection on a sentence that its supplier disputes.',
  'Member States that have tried to act alone found that the licence was written under the law of another.',
  'Deposit libraries keep what was printed in 1910 and may not keep what was published last spring.',
  'A loan that leaves a trace with a seller abroad is not the loan that our constitutions protect.',
  'Librarians have lent, catalogued and answered without asking why somebody wants to know; a shop’s reading device asks first.',
  'The remuneration that we propose is reckoned by loan, paid through the societies that authors already trust, and open to inspection.',
  'It costs, by our estimate, less than one hundredth of what public libraries spend on buildings, and reaches whoever has none nearby.',
  'Publishers who took part in the trial sold more, not fewer, of the titles that could be borrowed, above all of those that were not new.',
  'No school that we asked could say which of its licences would still be valid when its pupils sit their examinations.',
  'We have asked politely, country by country, for eleven years, and have been sent from the licence to the law and from the law to the licence.',
]
const NOTES = [
  'Replies of public libraries to our questions, table 4; the questionnaire and all answers are published with this letter.',
  'Comparison of list prices on the first Monday of each month, for the two hundred titles that were borrowed most on paper in the year before.',
  'Judgment of 10 November 2016 on the lending of digital copies, paragraphs 44 to 54, and the opinion that preceded it.',
  'Figures of the national statistical offices where there are any; for six countries our own count, by telephone, in October.',
]
const PARAGRAPHS = 41
const SENTENCES_EACH = 5

const at = <Entry>(list: readonly Entry[], index: number): Entry[] => list.slice(index % list.length, (index % list.length) + 1)

/** Each with a note of its own at its end. */
const argued = Array.from({ length: PARAGRAPHS }, (_, nth) => {
  const sentences = Array.from({ length: SENTENCES_EACH }, (_each, place) => at(SENTENCES, nth * 7 + place * 3).join(''))
  return paragraph(`long${nth}`, 'body', `${sentences.join(' ')}[^longNote${nth}]`)
})
const notes = Array.from({ length: PARAGRAPHS }, (_, nth) => note(`longNote${nth}`, `${at(NOTES, nth).join('')} Answer ${nth + 1}.`))

const isBeforeEnd = ({ kind }: { readonly kind: string }): boolean => kind !== 'closing' && kind !== 'signatories'

/** The letter of the libraries, in its own language alone, as long and as full of notes as letters of many pages are. */
export const longLetter: LetterDocument = {
  ...libraries,
  text: {
    ...libraries.text,
    notes: [...libraries.text.notes, ...notes],
    paragraphs: [
      ...libraries.text.paragraphs.filter(isBeforeEnd),
      ...argued,
      ...libraries.text.paragraphs.filter((each) => !isBeforeEnd(each)),
    ],
  },
}
