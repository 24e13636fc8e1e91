import type { Language } from '@undersigned/letter'

/** One sentence in every language, so that every alphabet and accent is printed, and can be read back. */
export const words: Readonly<Record<Language, string>> = {
  bg: 'Призоваваме ви да защитите правото на всеки да чете свободно.',
  cs: 'Vyzýváme vás, abyste chránili právo každého svobodně číst.',
  da: 'Vi opfordrer jer til at beskytte alles ret til at læse frit.',
  de: 'Wir fordern Sie auf, das Recht aller auf freies Lesen zu schützen.',
  el: 'Σας καλούμε να προστατεύσετε το δικαίωμα όλων να διαβάζουν ελεύθερα.',
  en: 'We call on you to protect everybody’s right to read freely.',
  es: 'Les pedimos que protejan el derecho de todos a leer con libertad.',
  et: 'Kutsume teid üles kaitsma igaühe õigust vabalt lugeda.',
  fi: 'Kehotamme teitä suojelemaan jokaisen oikeutta lukea vapaasti.',
  fr: 'Nous vous appelons à protéger le droit de chacun à lire librement.',
  ga: 'Iarraimid oraibh ceart gach duine chun léitheoireachta a chosaint.',
  hr: 'Pozivamo vas da zaštitite pravo svakoga da slobodno čita.',
  hu: 'Kérjük, védjék meg mindenkinek a jogát a szabad olvasáshoz.',
  it: 'Vi chiediamo di proteggere il diritto di tutti a leggere liberamente.',
  lt: 'Raginame jus apsaugoti kiekvieno teisę laisvai skaityti.',
  lv: 'Aicinām jūs aizsargāt ikviena tiesības brīvi lasīt.',
  mt: 'Nitolbukom tħarsu d-dritt ta’ kulħadd li jaqra liberament.',
  nl: 'Wij vragen u het recht van iedereen om vrij te lezen te beschermen.',
  pl: 'Wzywamy Państwa do ochrony prawa każdego do swobodnego czytania.',
  pt: 'Pedimos-lhes que protejam o direito de todos a ler livremente.',
  ro: 'Vă cerem să apărați dreptul fiecăruia de a citi liber.',
  sk: 'Vyzývame vás, aby ste chránili právo každého slobodne čítať.',
  sl: 'Pozivamo vas, da zaščitite pravico vsakogar do svobodnega branja.',
  sv: 'Vi uppmanar er att skydda allas rätt att läsa fritt.',
}
