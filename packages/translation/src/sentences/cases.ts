import type { Language } from '@undersigned/letter'

/** Prose of our own in every language, sentences between bars: what letters are full of and what trips a cutter. */
export const CASES: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Mr. Adams wrote to Ms. de Vries on 3 Oct. 2024. |She replied, e.g. by letter. |Why not?',
    'See Art. 5, para. 2, of Directive No. 95/46/EC, i.e. the old one. |It applies to the U.S. as well. |We left at 5 p.m. |The hall was empty.',
    'J. R. R. Tolkien and St. Martin’s were named, etc. |We, the undersigned, ask: "Is it lawful?" |"No." |That was all.',
    'Apple Inc. was fined. |We met at Acme Ltd. |It rained (heavily!) on us. |The year was 2018. |37 people came.',
    'He paused… and went on. |He paused… |Then he went on. |The words “[…] without exception” stay.',
    '1. Scope of this letter. |It is wide. |Vitamin C. |The rest.',
  ],
  ga: [
    'Dúirt an tUas. Ó Néill é. |Tá Alt 5 soiléir, i.e. níl aon eisceacht ann. |Cén fáth?',
    'Tháinig an Dr. Ní Bhriain ar 4.40 r.n. Dé Luain. |Féach uimh. 12. |Tá sé ann etc. |Is é sin é.',
    'Scríobh S. P. Mac Cába chugainn. |“Níl.” |Sin é.',
  ],
  de: [
    'Am 3. Oktober 2024 schrieb Dr. Meier an Fr. Schulz. |Sie antwortete, z. B. per Brief. |Warum nicht?',
    'Gemäß Art. 5 Abs. 2 der Richtlinie Nr. 95/46/EG, d. h. der alten, gilt das. |Es kostet 5 Mio. Euro bzw. mehr. |Die Kommission usw. |Wir bitten Sie.',
    'Im 21. Jahrhundert traf Papst Johannes Paul II. Präsident Bush. |„Ist das erlaubt?“ |„Nein.“ |Das war 2018. |Maria kam später.',
    'Die u. a. von J. S. Bach benutzte Orgel (vgl. S. 12 f.) steht noch. |Am 12. Verhandlungstag schwieg er … |Dann sprach er.',
    'Die Verordnung (ABl. L 119 v. 4.5.2016, S. 1) gilt i. S. d. Art. 7 Abs. 1 S. 2 GRCh. |Prof. Dr. med. Schmidt kam.',
    'Die Firma Muster e. V. besteht. |Er mag es, weil er es mag. |Das genügt.',
  ],
  nl: [
    'Dhr. De Vries schreef mevr. Jansen op 3 okt. 2024. |Zij antwoordde, bijv. per brief. |Waarom niet?',
    'Zie art. 5, lid 2, van Richtlijn nr. 95/46/EG, d.w.z. de oude. |Dat geldt o.a. voor de VS. |Rosa enz. |Wij vragen u dit.',
    'J. van den Berg en St. Maarten kwamen. |’s Avonds regende het. |‘Mag dat?’ |‘Nee.’ |Dat was alles.',
    'Wij wachtten op hen. |’s Avonds kwamen zij. |Acme N.V. betaalde.',
  ],
  fr: [
    'M. Dupont a écrit à Mme Durand et à M. Le Goff. |Elle a répondu, p. ex. par lettre. |Pourquoi pas ?',
    'Voir l’art. 5 de la directive no 95/46/CE, c.-à-d. l’ancienne. |Elle s’applique, cf. p. 12, aux États membres. |Les ONG, les syndicats, etc. |Nous demandons ceci.',
    '« Est-ce permis ? » |« Non. » |Ce fut tout. |J.-P. Martin et J. de La Fontaine vinrent au Ve s. av. J.-C. |Rien de plus.',
    'Il s’arrêta… puis reprit. |Il s’arrêta… |Puis il reprit.',
  ],
  es: [
    'El Sr. García escribió a la Dra. López. |Ella respondió, p. ej. por carta. |¿Por qué no? |¡Nunca!',
    'Véase el art. 5, apdo. 2, de la Directiva n.º 95/46/CE. |Se aplica en EE. UU. desde 2018. |Los sindicatos, etc. |Pedimos esto.',
    'J. M. Aznar llegó el 3 de oct. de 2024. |«¿Es legal?». |«No». |Eso fue todo. |Uds. lo saben.',
    'Vino de EE. UU. |La carta llegó en 2018. |Nadie contestó…',
  ],
  it: [
    'Il sig. Rossi scrisse alla dott.ssa Bianchi. |Lei rispose, p. es. per lettera. |Perché no?',
    'Si veda l’art. 5, par. 2, della direttiva n. 95/46/CE. |Ai sensi dell’art. 6 si applica. |I sindacati, ecc. |Chiediamo questo.',
    'G. B. Vico e S. Francesco. |«È lecito?» |«No». |Fu tutto. |La Acme S.p.A. pagò nel 2018. |Roma tacque.',
  ],
  pt: [
    'O Sr. Silva escreveu à Dra. Costa. |Ela respondeu, p. ex. por carta. |Porque não?',
    'Veja-se o art. 5.º, n.º 2, da Diretiva n.º 95/46/CE. |Aplica-se, cf. p. 12, aos Estados. |Os sindicatos, etc. |Pedimos isto.',
    'J. M. Barroso e St. Martin vieram. |«É lícito?» |«Não.» |Foi tudo. |Foi em 2018. |Lisboa calou-se.',
  ],
  ro: [
    'Dl. Popescu i-a scris dnei. Ionescu. |Ea a răspuns, de ex. prin scrisoare. |De ce nu?',
    'A se vedea art. 5 alin. (2) din Directiva nr. 95/46/CE. |Se aplică și în S.U.A. și altele, etc. |Noi cerem aceasta. |„Este legal?” |„Nu.” |Atât.',
    'I. L. Caragiale și Sf. Gheorghe au venit în 2018. |București a tăcut.',
  ],
  mt: [
    'Is-Sur. Borg kiteb lid-Dott. Vella. |Hija wieġbet, eż. b’ittra. |Għaliex le?',
    'Ara l-Art. 5 tad-Direttiva Nru. 95/46/KE. |Il-liġi tapplika eċċ. |Aħna nitolbu dan. |“Huwa legali?” |“Le.” |Dak kollu.',
    'Fr. J. M. Zammit u St. Martin ġew fl-2018. |Il-Belt siktet.',
  ],
  da: [
    'Hr. Jensen skrev til fr. Hansen den 3. oktober 2024. |Hun svarede, f.eks. pr. brev. |Hvorfor ikke?',
    'Se art. 5, stk. 2, i direktiv nr. 95/46/EF, dvs. det gamle. |Det gælder bl.a. Danmark, jf. Domstolens dom. |Foreninger m.fl. |Vi beder om dette.',
    'H. C. Andersen kom kl. 4.40 torsdag. |“Er det lovligt?” |“Nej.” |Det var alt. |Det var i 2018. |København tav.',
  ],
  sv: [
    'Hr. Svensson skrev till dr. Lind den 3 okt. 2024. |Hon svarade, t.ex. per brev. |Varför inte?',
    'Se art. 5 i direktiv nr. 95/46/EG, d.v.s. det gamla. |Det gäller bl.a. Sverige. |Föreningar m.fl. |Vi ber om detta. |Det var i mars. |Paret kom.',
    'A. Lindgren och S:t Göran kom. |”Är det lagligt?” |”Nej.” |Det var allt. |Det hände 2018. |Stockholm teg.',
  ],
  fi: [
    'Tri. Virtanen kirjoitti prof. Korhoselle 3. lokakuuta 2024. |Hän vastasi esim. kirjeellä. |Miksi ei?',
    'Ks. direktiivin N:o 95/46/EY 5. artiklaa, ts. vanhaa. |Se koskee mm. Suomea. |Järjestöt jne. |Pyydämme tätä. |Päivä oli 12. |Se oli kaunis.',
    'J. V. Snellman tuli klo. 12. |”Onko se laillista?” |”Ei.” |Siinä kaikki. |Se tapahtui vuonna 2018. |Helsinki vaikeni.',
  ],
  et: [
    'Hr. Tamm kirjutas pr. Kasele 3. oktoobril 2024. |Ta vastas, nt. kirjaga. |Miks mitte?',
    'Vt. direktiivi nr. 95/46/EÜ art. 5, s.o. vana. |See kehtib ka Eestis jne. |Me palume seda. |„Kas see on lubatud?“ |„Ei.“ |See oli kõik.',
    'A. H. Tammsaare tuli 21. sajandil. |See juhtus aastal 2018. |Tallinn vaikis.',
  ],
  lv: [
    'Dr. Bērziņš rakstīja prof. Kalniņai 2024. gada 3. oktobrī. |Viņa atbildēja, piem. ar vēstuli. |Kāpēc ne?',
    'Sk. Direktīvas Nr. 95/46/EK 5. pantu, t.i. veco. |Tas attiecas uz Latviju u.c. |Mēs to lūdzam. |“Vai tas ir likumīgi?” |“Nē.” |Tas bija viss.',
    'J. Rainis un Sv. Pēteris ieradās plkst. 4.40 rītā. |Tas notika 21. gadsimtā. |Rīga klusēja.',
  ],
  lt: [
    'Gerb. p. Petraitis rašė dr. Jonaitienei 2024 m. spalio 3 d. |Ji atsakė, pvz. laišku. |Kodėl ne?',
    'Žr. Direktyvos Nr. 95/46/EB 5 str. 2 d., t. y. senosios. |Nuo 2016 m. Lietuva tai taiko ir kt. |Mes to prašome. |„Ar tai teisėta?“ |„Ne.“ |Tai viskas.',
    'V. Kudirka ir šv. Martynas atvyko XXI a. pradžioje. |Vilnius tylėjo.',
  ],
  pl: [
    'Dr. Nowak napisał do prof. Kowalskiej 3 paźdz. 2024 r. |Ona odpowiedziała, np. listem. |Dlaczego nie?',
    'Zob. art. 5 ust. 2 dyrektywy nr 95/46/WE, tj. starej. |W 2016 r. Polska ją wdrożyła, m.in. w ustawie. |Związki itd. |Prosimy o to.',
    'Rozporządzenie z dnia 27 kwietnia 2016 r. (Dz.U. L 119) obowiązuje. |(Zob. pkt 52.) |Trybunał orzekł w sprawie C-203/15 i in. |To wszystko.',
    'J. U. Niemcewicz i św. Marcin przybyli o godz. 12. |„Czy to legalne?” |„Nie”. |To wszystko. |Kosztowało to 5 mln. |Firma milczała.',
  ],
  cs: [
    'Ing. Novák napsal paní Dr. Dvořákové 3. října 2024. |Odpověděla např. dopisem. |Proč ne?',
    'Viz čl. 5 odst. 2 směrnice č. 95/46/ES, tj. té staré. |Platí to i pro ČR atd. |Prosíme o to. |„Je to legální?“ |„Ne.“ |To bylo vše.',
    'T. G. Masaryk a sv. Martin přišli ve 20. století. |Stalo se to na str. 12. |Ten den pršelo. |Karel IV. založil univerzitu. |Bylo to roku 2018. |Praha mlčela.',
    'Firma Novák s. r. o. platila. |Je to důležitý trh. |Komise to ví.',
  ],
  sk: [
    'Ing. Novák napísal pani Dr. Kováčovej 3. októbra 2024. |Odpovedala napr. listom. |Prečo nie?',
    'Pozri čl. 5 ods. 2 smernice č. 95/46/ES, t. j. tej starej. |Platí to aj pre SR atď. |Prosíme o to. |„Je to legálne?“ |„Nie.“ |To bolo všetko.',
    'M. R. Štefánik a sv. Martin prišli v 20. storočí. |Bolo to roku 2018. |Bratislava mlčala.',
  ],
  sl: [
    'Dr. Novak je pisal ge. Kovač 3. oktobra 2024. |Odgovorila je npr. s pismom. |Zakaj ne?',
    'Gl. čl. 5 Direktive št. 95/46/ES, tj. stare. |Velja tudi za Slovenijo itd. |To prosimo. |»Je to zakonito?« |»Ne.« |To je bilo vse.',
    'G. Novak in sv. Martin sta prišla v 20. stoletju. |Bilo je leta 2018. |Ljubljana je molčala.',
  ],
  hr: [
    'Dr. Horvat pisao je gđi. Kovač 3. listopada 2024. godine. |Odgovorila je npr. pismom. |Zašto ne?',
    'Vidi čl. 5. st. 2. Direktive br. 95/46/EZ, tj. stare. |Vrijedi i za Hrvatsku itd. |To molimo. |„Je li to zakonito?“ |„Nije.“ |To je bilo sve.',
    'G. Horvat i sv. Martin došli su u 20. stoljeću. |Prema članku 11. Ugovora tako treba. |Dogodilo se 2018. |Tada je Zagreb šutio.',
  ],
  hu: [
    'Dr. Nagy 2024. október 3-án írt ifj. Kovácsnak. |Ő válaszolt, pl. levélben. |Miért ne?',
    'Lásd a 95/46/EK sz. irányelv 5. cikkét, ill. a régit. |Ez hazánkra is áll stb. |Ezt kérjük. |„Törvényes ez?” |„Nem.” |Ennyi volt.',
    'A Szt. Márton templom a XX. században épült. |– Ma már nincs – mondta Nagy. |– Kár érte. |Az esemény 2018. 10. 03. napján volt.',
  ],
  bg: [
    'Г-н Петров писа на д-р Иванова на 3 окт. 2024 г. |Тя отговори, напр. с писмо. |Защо не?',
    'Вж. чл. 5, ал. 2 от Директива № 95/46/ЕО, т.е. старата. |Тя важи и за България и др. |Ние молим за това. |„Законно ли е?“ |„Не.“ |Това беше всичко.',
    'Регламент от 27 април 2016 г. (ОВ L 119) важи. |Това струва 5 млн. лв. |Фирмата мълчи.',
    'И. Вазов и св. Мартин дойдоха през ХХ в. пр. Хр. |През 2016 г. Петров дойде. |37-годишният мъж мълчеше.',
  ],
  el: [
    'Ο κ. Παπαδόπουλος έγραψε στην κα. Ιωάννου. |Εκείνη απάντησε, π.χ. με επιστολή. |Γιατί όχι; |Ποτέ!',
    'Βλ. άρθρ. 5 παρ. 2 της οδηγίας αριθ. 95/46/ΕΚ, δηλ. της παλιάς. |Ισχύει και για τις Η.Π.Α. και την Ελλάδα κ.λπ. |Ζητούμε αυτό. |«Είναι νόμιμο;» |«Όχι.» |Αυτό ήταν όλο.',
    'Ο Γ. Σεφέρης ήρθε στις 5 π.μ. την Κυριακή το 2018. |Η Αθήνα σιωπούσε· κανείς δεν μίλησε. |Τέλος.',
  ],
}
