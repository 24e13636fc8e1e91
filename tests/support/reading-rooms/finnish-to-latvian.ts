/** One line a unit, in the order of `LINES`; `~` stands for a no-break space, `|` for a narrow one. */
export const finnishToLatvian = {
  fi: `
Pitäkää Euroopan lukusalit auki öisin
Arvoisa komissaari,
Vuonna 2024 ovensa sulki ennen pimeää 1~250 kirjastoa.[^] Joka työskentelee päivisin, ei tapaa siellä ketään.
Lukusali maksaa vähän.
Se antaa opiskelijoille lämpimän pöydän ja ikäihmisille hyvää seuraa.
Mitä pyydämme
Avatkaa joka kaupungissa lukusali keskiyöhön asti.
Maksakaa henkilöstölle reilusti myöhäisistä tunneista.
Olemme kokeilleet sitä 12 kaupungissa.
Yksikään niistä ei halua palata entiseen.
Erään kävijän sanat jäävät mieleemme: ”Täällä en ole yksin.”
Kunnioittavasti,
Oma laskentamme 3. maaliskuuta 2025; [kaikki luvut] ovat julkisia.
Kulttuurikomissaari
Euroopan komissio
He ovat sen ansainneet.
`,
  fr: `
Gardez ouvertes la nuit les salles de lecture d’Europe
Madame la Commissaire,
En 2024, 1|250 bibliothèques ont fermé leurs portes avant la nuit.[^] Qui travaille le jour n’y trouve personne.
Une salle de lecture coûte peu.
Elle offre aux étudiants une table chaude et aux aînés une bonne compagnie.
Ce que nous demandons
Ouvrez dans chaque ville une salle de lecture jusqu’à minuit.
Payez équitablement le personnel pour les heures tardives.
Nous l’avons essayé dans 12 villes.
Aucune d’elles ne veut revenir en arrière.
Les mots d’une visiteuse restent avec nous~: «~Ici, je ne suis pas seule.~»
Avec nos salutations distinguées,
Notre propre décompte du 3 mars 2025|; [tous les chiffres] sont publics.
Commissaire à la culture
Commission européenne
Il le mérite.
`,
  ga: `
Coinnígí seomraí léitheoireachta na hEorpa ar oscailt istoíche
A Choimisinéir,
In 2024, dhún 1,250 leabharlann a ndoirse roimh thitim na hoíche.[^] An té a oibríonn sa lá, ní bhfaigheann sé duine ar bith ann.
Is beag a chosnaíonn seomra léitheoireachta.
Tugann sé bord te do mhic léinn agus comhluadar maith do dhaoine scothaosta.
An rud a iarraimid
Osclaígí seomra léitheoireachta i ngach baile go dtí meán oíche.
Íocaigí an fhoireann go cothrom as na huaireanta déanacha.
Thriaileamar é i 12 bhaile.
Níl ceann ar bith acu ag iarraidh dul ar ais.
Fanann focail cuairteora linn: “Anseo, níl mé i m’aonar.”
Is mise le meas,
Ár gcomhaireamh féin an 3 Márta 2025; tá [na figiúirí go léir] poiblí.
An Coimisinéir Cultúir
An Coimisiún Eorpach
Tá sé tuillte acu.
`,
  hr: `
Neka čitaonice Europe noću ostanu otvorene
Poštovana gospođo povjerenice,
Godine 2024. prije mraka zatvoreno je 1.250 knjižnica.[^] Tko danju radi, ondje ne nalazi nikoga.
Čitaonica košta malo.
Studentima daje topao stol, a starijima dobro društvo.
Što tražimo
Otvorite u svakom gradu čitaonicu do ponoći.
Pravedno platite osoblje za kasne sate.
Isprobali smo to u 12 gradova.
Nijedan od njih ne želi natrag.
Riječi jedne posjetiteljice ostaju s nama: „Ovdje nisam sama.”
S poštovanjem,
Naše vlastito brojenje od 3. ožujka 2025.; [svi podaci] javni su.
Povjerenica za kulturu
Europska komisija
Zaslužuju to.
`,
  hu: `
Maradjanak éjszaka is nyitva Európa olvasótermei
Tisztelt Biztos Asszony!
2024-ben 1250 könyvtár zárta be kapuit sötétedés előtt.[^] Aki nappal dolgozik, senkit sem talál ott.
Egy olvasóterem kevésbe kerül.
A diákoknak meleg asztalt, az időseknek jó társaságot ad.
Amit kérünk
Nyissanak minden városban éjfélig olvasótermet.
Fizessék meg méltányosan a dolgozókat a késői órákért.
12 városban kipróbáltuk.
Egyikük sem akar visszatérni a régihez.
Egy látogató szavai velünk maradnak: „Itt nem vagyok egyedül.”
Tisztelettel,
Saját számlálásunk 2025. március 3-án; [minden adat] nyilvános.
Kultúráért felelős biztos
Európai Bizottság
Megérdemlik.
`,
  it: `
Tenete aperte di notte le sale di lettura d’Europa
Gentile Commissaria,
Nel 2024, 1250 biblioteche hanno chiuso le porte prima del buio.[^] Chi lavora di giorno non vi trova nessuno.
Una sala di lettura costa poco.
Offre agli studenti un tavolo caldo e agli anziani una buona compagnia.
Che cosa chiediamo
Aprite in ogni città una sala di lettura fino a mezzanotte.
Pagate equamente il personale per le ore tarde.
L’abbiamo provato in 12 città.
Nessuna di loro vuole tornare indietro.
Le parole di una visitatrice restano con noi: «Qui non sono sola».
Distinti saluti,
Nostro conteggio del 3 marzo 2025; [tutte le cifre] sono pubbliche.
Commissaria per la cultura
Commissione europea
Se lo merita.
`,
  lt: `
Palikite Europos skaityklas atviras naktį
Gerbiama Komisijos nare,
2024 m. dar prieš sutemas duris užvėrė 1~250 bibliotekų.[^] Kas dirba dieną, ten nieko neranda.
Skaitykla kainuoja mažai.
Ji suteikia studentams šiltą stalą ir vyresniems žmonėms gerą draugiją.
Ko prašome
Atverkite kiekviename mieste skaityklą iki vidurnakčio.
Teisingai mokėkite darbuotojams už vėlyvas valandas.
Išbandėme tai 12 miestų.
Nė vienas iš jų nenori grįžti atgal.
Vienos lankytojos žodžiai lieka su mumis: „Čia aš ne viena.“
Pagarbiai
Mūsų pačių skaičiavimas 2025 m. kovo 3 d.; [visi duomenys] yra vieši.
Už kultūrą atsakinga Komisijos narė
Europos Komisija
Jie to nusipelnė.
`,
  lv: `
Atstājiet Eiropas lasītavas naktī atvērtas
Godātā komisāres kundze,
2024. gadā 1250 bibliotēku aizvēra durvis pirms tumsas.[^] Kas strādā dienā, tas tur nevienu nesastop.
Lasītava maksā maz.
Tā dod studentiem siltu galdu un vecākiem ļaudīm labu sabiedrību.
Ko mēs lūdzam
Atveriet katrā pilsētā lasītavu līdz pusnaktij.
Taisnīgi maksājiet darbiniekiem par vēlajām stundām.
Mēs to esam izmēģinājuši 12 pilsētās.
Neviena no tām nevēlas atgriezties pie vecā.
Kādas apmeklētājas vārdi paliek ar mums: “Šeit es neesmu viena.”
Ar cieņu
Mūsu pašu skaitījums 2025. gada 3. martā; [visi skaitļi] ir publiski.
Kultūras komisāre
Eiropas Komisija
Viņi to ir pelnījuši.
`,
} as const
