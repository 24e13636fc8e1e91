import type { Language } from '@undersigned/letter'

/**
 * Endings that a noun, an adjective or a verb takes on, per language; the longest that leaves a stem goes. Light on purpose: a term is found
 * in its usual cases and numbers, and two different words stay two.
 */
const endings: Readonly<Record<Language, string>> = {
  bg: 'ост остта ности ищата ището овете овци иите ията ето ата ята ите ият ята ове еве ища ски ска ско ъта ът ят та то те ия ия ен на но ни а я о е и у ъ ь й',
  es: 'dad dades aciones amente ciones mente ación iendo ando adas ados idas idos ces es as os ar er ir ado ada ido ida a o e s',
  cs: 'ost osti ostí ového ovému ovými ových ostech atech ého ému ými ých ímu ího ích ími ovi ové ová ový ech ích ách ami emi ata at ům ám ou ím em ém am y i í é á ý e ě a u o',
  da: 'ere eren erens erne ernes erens ernes eren erne ende elser else enes eres ens ets ers en et er es ne e s',
  de: 'ung nis nisse ungen ischen ische ungs heiten innen ern ens est en er es em et e n s',
  et: 'ne se sed seid sega sele ses sest dele dest desse dega deta dena dele tele test tesse tega ides idest ile ist isse iga ide ida ite ele est ega eta ena eni sse lt le st ga ta na ni ks de te id ud ed ad se ut ist at it e i a u d t s l',
  el: 'ικα ησεων ησεις ικους ικων ικες ικος ικου ικης ιας ιων ους εις εων ων ος ου οι ες ας ης εσ ασ ησ οσ ουσ εις εισ ουσ α ο η ι ε υ ν ς σ',
  en: 'y ations ation ingly ings ing ies ied ers er ed es ly ’s ‘s s e',
  fr: 'al eux issements issement ations ation ements ement euses euse aux ives ive eurs eur ées és ée er ez es é e s x',
  ga: 'e eachta achta anna eanna aithe ithe acha eacha anta aí ta te na ne ai ea ia adh eadh e a í i',
  hr: 'ost osti ošću ovima evima ijama skoga skome ovih ovog ovom ima ama oga ome omu ega emu eva ova ovi evi ih im og om oj em iju ija ije iji a e i o u',
  it: 'ità tà azioni azione amente mente ando endo ati ate ato ata iti ite ito ita che ghe chi ghi i e o a',
  lv: 'ība ības ību ajiem ajām ajos ajās šanas šanu šana šanai šanā ajam ajai ajā iem ām ēm īm os ās ēs īs as es is us am ai ei ij ij im ā ē ī u a e i s š o',
  lt: 'ybė ybės ybę iuosiuose uosiuose iosiose osiose iuose iams uose oms ėms yje ėje oje ose ius iai ais omis ėmis imis ių ių iui iaus ams ui us os ės as is ys ą ę į ų ai ei ia iu io ėm om a e ė i o u s',
  hu: 'nek m d okról ekről okból ekből oknak eknek okkal ekkel okban ekben okhoz ekhez okért ekért ainak einek jainak jeinek ának ének ában ében ából éből ához éhez ával ével ára ére nak nek ban ben ból ből ról ről hoz hez höz nál nél val vel tól től ért kén ként ai ei jai jei ja je ok ek ök ak at et ot öt ra re on en ön ba be ig k t a á e é i n',
  mt: 'ijiet ta tu ijiet ijiet jiet iet iji ija ijin at in ien an i a u',
  nl: 'ing heden ingen ing eren ers en er es ’s e s n',
  pl: 'ść ści ścią oś owego owemu owych owymi ościach ościami ości ością ach ami ego emu ych ymi ich imi owi ów om ie em ej ym im ą ę y i e a u o ia iu',
  pt: 'dade dades l is ações amente mente ação ando endo ados adas idos idas ões ães ais éis ado ada ido ida es os as ar er ir a o e s',
  ro: 'ate ății ăți ăților tate tății urilor elor ilor ului ațiilor ațiile ația ație ări ării area ele ile lor lui uri ul ua ea ii ei ia ie e a ă i u l',
  sk: 'osť osti osťou ť ového ovému ovými ových ostiach ého ému ými ých ího ích ovi ove ová ový och iach ach ami ata at om ám ou ím em ém am y i í é á ý e a u o',
  sl: 'ost osti ostjo ovega ovemu ovih ovimi oma ema ega emu ih im imi ami emi ov ev om em am ah eh ih ju ja je ji a e i o u',
  fi: 's ksen ksia ksien kset ksiin us uuden uutta uus uudesta uksien uksissa uksesta ukseen uksella isuus isuuden ssaan ssään staan stään issa issä ista istä ille illa illä ilta iltä iksi ina inä ien iin ssa ssä sta stä lla llä lle lta ltä ksi tta ttä na nä ja jä en in an än on ön ia iä ta tä ni si nsa nsä mme nne t n a ä i e',
  sv: 'are arna arnas nas na aren arens ernas arnas ornas erna arna orna andes ande ningar ning elser else ens ets ers ars ors en et er ar or es as na a e s n t',
}

const listed = new Map<Language, readonly string[]>()

function endingsOf(language: Language): readonly string[] {
  const known = listed.get(language)
  if (known !== undefined) return known
  const longestFirst = [...new Set(endings[language].replaceAll('ς', 'σ').split(' '))].sort((a, b) => b.length - a.length)
  listed.set(language, longestFirst)
  return longestFirst
}

/** Short words keep what little they have. */
const SHORTEST_STEM = 3

/** A word without case, accents of stress and its usual ending, so that a term is found in its inflected forms (rule T66). */
export function stemOf(word: string, language: Language): string {
  const folded = comparable(word, language)
  for (const ending of endingsOf(language)) {
    if (folded.length - ending.length < SHORTEST_STEM || !folded.endsWith(ending)) continue
    return folded.slice(0, folded.length - ending.length)
  }
  return folded
}

/** A word as it is compared: lower case; in Greek also without stress and with one sigma. */
export function foldOf(word: string, language: Language): string {
  const lower = word.normalize('NFC').toLowerCase()
  if (language !== 'el') return lower
  return lower
    .normalize('NFD')
    .replace(/\u0301/gu, '')
    .normalize('NFC')
    .replace(/ς/gu, 'σ')
}

/** How much two forms of a word have in common at least. */
const SHORTEST_SHARED = 4

/** Whether two words are forms of one: what they begin with is the same, and what each ends with is an ending (rule T66). Both are folded. */
export function isSameWord(one: string, other: string, language: Language): boolean {
  if (one === other) return true
  const shared = sharedBeginning(one, other)
  if (shared < SHORTEST_STEM || shared * 2 < Math.min(one.length, other.length)) return false
  const known = endingSet(language)
  for (let at = shared; at >= Math.max(SHORTEST_STEM, shared - 2); at -= 1) {
    const [tail, otherTail] = [one.slice(at), other.slice(at)]
    const isShort = at < SHORTEST_SHARED && tail !== '' && otherTail !== ''
    if (!isShort && known.has(tail) && known.has(otherTail)) return true
  }
  return false
}

function sharedBeginning(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return at
}

const sets = new Map<Language, ReadonlySet<string>>()

function endingSet(language: Language): ReadonlySet<string> {
  const known = sets.get(language) ?? new Set(['', ...endingsOf(language)])
  sets.set(language, known)
  return known
}

/** A word as its forms are compared: folded, and in Irish without what its place in the sentence does to it. */
export const comparable = (word: string, language: Language): string => withoutMutation(foldOf(word, language), language)

/** Irish changes the beginnings of words and narrows their last consonant: neither is compared. */
function withoutMutation(word: string, language: Language): string {
  if (language !== 'ga') return word
  return word
    .replace(/^(?:bhf)(?=[aeiouáéíóúlr])/u, 'f')
    .replace(/^(?:mb|gc|nd|ng|bp|dt|ts)/u, (pair) => pair.slice(1))
    .replace(/^([bcdfgmpst])h/u, '$1')
    .replace(/^[nth](?=[aeiouáéíóú])/u, '')
    .replace(/(?<=[aáoóuúeé])i(?=[bcdfglmnprst]{1,2}$)/u, '')
}
