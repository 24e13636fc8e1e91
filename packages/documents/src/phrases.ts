import type { Language } from '@undersigned/letter'

/** What is printed while signatures are still coming in. */
export const LIST_IN_FORMATION: Readonly<Record<Language, string>> = {
  bg: 'Списъкът се допълва',
  es: 'Lista en formación',
  cs: 'Seznam se doplňuje',
  da: 'Listen er under opbygning',
  de: 'Liste im Aufbau',
  et: 'Nimekiri on koostamisel',
  el: 'Κατάλογος υπό διαμόρφωση',
  en: 'List in formation',
  fr: 'Liste en cours de constitution',
  ga: 'Liosta á chur le chéile',
  hr: 'Popis u nastajanju',
  it: 'Elenco in formazione',
  lv: 'Saraksts tiek papildināts',
  lt: 'Sąrašas pildomas',
  hu: 'A lista folyamatosan bővül',
  mt: 'Lista qed tiġi ffurmata',
  nl: 'Lijst in opbouw',
  pl: 'Lista w trakcie tworzenia',
  pt: 'Lista em formação',
  ro: 'Listă în curs de constituire',
  sk: 'Zoznam sa dopĺňa',
  sl: 'Seznam nastaja',
  fi: 'Luettelo täydentyy',
  sv: 'Listan är under uppbyggnad',
}

/** Other wordings of the same that letters have been seen with. */
export const LIST_IN_FORMATION_TOO: readonly string[] = [
  'list in progress',
  'list of signatories in formation',
  'liste en formation',
  'liste en cours',
  'liste ouverte',
  'liste wird fortgesetzt',
  'liste wird ergänzt',
  'lista in formazione',
  'lista aperta',
  'lista abierta',
  'lijst in wording',
]

/** How a line begins that addresses somebody; lower case, from the start of a line. */
export const SALUTATIONS: readonly string[] = [
  ...['dear ', 'to whom it may concern', 'your excellenc', 'honourable ', 'honorable '],
  ...['madame', 'monsieur', 'mesdames', 'messieurs', 'cher ', 'chers ', 'chère', 'excellence'],
  ...['sehr geehrte', 'sehr verehrte', 'liebe ', 'lieber ', 'werte ', 'geschätzte '],
  ...['estimad', 'querid', 'distinguid', 'excelentísim', 'muy señor', 'señor', 'señora'],
  ...['gentil', 'egregi', 'caro ', 'cara ', 'cari ', 'spett', 'onorevol', 'illustr', 'stimat'],
  ...['geachte', 'beste ', 'hooggeachte', 'excellentie'],
  ...['exm', 'excelent', 'prezad', 'caro ', 'caros ', 'senhor'],
  ...['szanown', 'drodzy', 'wielce szanown', 'vážen', 'milí ', 'kære', 'ærede', 'bästa ', 'bäste ', 'kära ', 'ärade'],
  ...['lugupeetud', 'austatud', 'αξιότιμ', 'αγαπητ', 'κύριε', 'κυρία', 'εξοχότατ', 'уважаем', 'скъпи'],
  ...['a chara', 'a chairde', 'a aire', 'poštovan', 'štovan', 'spoštovan', 'drage ', 'dragi '],
  ...['cienījam', 'godājam', 'augsti god', 'gerbiam', 'gerb.', 'tisztelt', 'kedves ', 'għażiż', 'għeżież', 'onorevoli'],
  ...['stimat', 'onorat', 'hyvä ', 'hyvät ', 'arvoisa', 'arvoisat', 'kunnioitettu'],
]

/** How a letter is closed; lower case, from the start of the paragraph. */
export const CLOSINGS: readonly string[] = [
  ...['yours sincerely', 'yours faithfully', 'yours truly', 'yours respectfully', 'sincerely', 'faithfully', 'respectfully'],
  ...['kind regards', 'best regards', 'with kind regards', 'with best regards', 'with respect', 'signed,', 'signed:'],
  ...['veuillez agréer', 'veuillez recevoir', 'nous vous prions d’agréer', 'je vous prie d’agréer', 'nous vous prions de croire'],
  ...['nous vous prions de recevoir', 'je vous prie de croire', 'cordialement', 'bien cordialement', 'respectueusement', 'recevez,'],
  ...['avec nos salutations', 'salutations distinguées', 'mit freundlichen grüßen', 'mit freundlichem gruß', 'mit besten grüßen'],
  ...['freundliche grüße', 'hochachtungsvoll', 'mit vorzüglicher hochachtung', 'mit freundlichen grüssen', 'mit respektvollen grüßen'],
  ...['atentamente', 'le saluda', 'les saluda', 'reciba', 'reciban', 'cordialmente', 'sin otro particular'],
  ...['distinti saluti', 'cordiali saluti', 'con osservanza', 'in fede', 'hoogachtend', 'met vriendelijke groet', 'met hoogachting'],
  ...['atenciosamente', 'com os melhores cumprimentos', 'melhores cumprimentos', 'respeitosamente'],
  ...['z poważaniem', 'z wyrazami szacunku', 's pozdravem', 's úctou', 's pozdravom', 's spoštovanjem', 'lep pozdrav'],
  ...['s poštovanjem', 'srdačan pozdrav', 'tisztelettel', 'üdvözlettel', 'szívélyes üdvözlettel', 'cu stimă', 'cu respect', 'cu deosebit'],
  ...['с уважение', 'с поздрав', 'искрено ваш', 'με εκτίμηση', 'με τιμή', 'μετά τιμής'],
  ...['med venlig hilsen', 'venlig hilsen', 'med vänlig hälsning', 'med vänliga hälsningar', 'vänliga hälsningar', 'högaktningsfullt'],
  ...['kunnioittaen', 'kunnioittavasti', 'ystävällisin terveisin', 'lugupidamisega', 'austusega', 'ar cieņu', 'patiesā cieņā'],
  ...[
    'pagarbiai',
    'su pagarba',
    'tislijiet',
    'dejjem tiegħek',
    'bir-rispett',
    'is mise le meas',
    'is sinne le meas',
    'le meas',
    'le dea-mhéin',
  ],
]

/** The word before a subject, without its colon. */
export const SUBJECT_WORDS: readonly string[] = [
  ...['re', 'subject', 'regarding', 'concerning', 'objet', 'concerne', 'betreff', 'betr.', 'betrifft', 'asunto', 'oggetto'],
  ...['onderwerp', 'betreft', 'assunto', 'dotyczy', 'temat', 'věc', 'předmět', 'vec', 'predmet', 'zadeva', 'tárgy', 'subiect', 'ref'],
  ...['относно', 'θέμα', 'emne', 'vedr.', 'vedrørende', 'ärende', 'ämne', 'angående', 'aihe', 'asia', 'teema', 'temats', 'dėl'],
  ...['par', 'tema', 'suġġett', 'ábhar', 'maidir le'],
]

const SUBJECT_WORD = new RegExp(`^(?:${SUBJECT_WORDS.map((word) => word.replace(/\./gu, '\\.')).join('|')})\\s*:\\s*`, 'iu')

/** What a subject says, without the word before it: "Re: Bread" is about bread. */
export const withoutSubjectWord = (line: string): string => line.replace(SUBJECT_WORD, '')

/** How the line above a letter begins. */
export const OPEN_LETTER: readonly string[] = [
  ...['open letter', 'joint letter', 'joint statement', 'joint open letter', 'lettre ouverte', 'offener brief', 'carta abierta'],
  ...['lettera aperta', 'open brief', 'carta aberta', 'list otwarty', 'otevřený dopis', 'otvorený list', 'odprto pismo', 'otvoreno pismo'],
  ...['nyílt levél', 'scrisoare deschisă', 'отворено писмо', 'ανοικτή επιστολή', 'ανοιχτή επιστολή', 'åbent brev', 'öppet brev'],
  ...['avoin kirje', 'avatud kiri', 'atklāta vēstule', 'atviras laiškas', 'ittra miftuħa', 'litir oscailte'],
]

/** A line that says the signatories come next and names no class of them. */
export const SIGNATORY_WORDS: readonly string[] = [
  ...[
    'signatories',
    'signed by',
    'list of signatories',
    'the undersigned',
    'co-signatories',
    'signataires',
    'les signataires',
    'liste des signataires',
  ],
  ...['unterzeichnende', 'unterzeichner', 'die unterzeichnenden', 'unterzeichnet von', 'firmantes', 'firmatari', 'ondertekenaars'],
  ...['signatários', 'subscritores', 'sygnatariusze', 'signatáři', 'signatári', 'podpisniki', 'potpisnici', 'aláírók', 'semnatari'],
  ...['подписали', 'υπογράφοντες', 'underskrivere', 'undertecknare', 'allekirjoittajat', 'allakirjutanud', 'parakstītāji'],
  ...['pasirašiusieji', 'firmatarji', 'sínitheoirí'],
]

/** Words of the line that joins a lead signatory to the others. */
export const SUPPORT_WORDS: readonly string[] = [
  ...['with the support of', 'supported by', 'on behalf of', 'together with', 'avec le soutien de', 'au nom de', 'mit unterstützung'],
  ...['mit der unterstützung', 'im namen', 'con el apoyo de', 'con il sostegno', 'met steun van', 'com o apoio de', 'z poparciem'],
]
