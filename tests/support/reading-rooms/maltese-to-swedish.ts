/** One line a unit, in the order of `LINES`; `~` stands for a no-break space, `|` for a narrow one. */
export const malteseToSwedish = {
  mt: `
Żommu s-swali tal-qari tal-Ewropa miftuħa billejl
Għażiża Kummissarju,
Fl-2024, 1,250 librerija għalqu l-bibien tagħhom qabel id-dlam.[^] Min jaħdem binhar ma jsib lil ħadd hemm.
Sala tal-qari tiswa ftit.
Tagħti lill-istudenti mejda sħuna u lill-anzjani kumpanija tajba.
X’nitolbu
Iftħu sala tal-qari f’kull belt sa nofsillejl.
Ħallsu lill-ħaddiema b’mod ġust għas-sigħat tard.
Ippruvajnieha fi 12-il belt.
L-ebda waħda minnhom ma trid terġa’ lura.
Kliem viżitatriċi jibqa’ magħna: “Hawn m’iniex waħdi.”
Dejjem tiegħek,
L-għadd tagħna stess tat-3 ta’ Marzu 2025; [iċ-ċifri kollha] huma pubbliċi.
Kummissarju għall-Kultura
Il-Kummissjoni Ewropea
Jistħoqqilhom.
`,
  nl: `
Houd Europa’s leeszalen ’s nachts open
Geachte commissaris,
In 2024 sloten 1.250 bibliotheken hun deuren voor het donker.[^] Wie overdag werkt, treft daar niemand aan.
Een leeszaal kost weinig.
Ze geeft studenten een warme tafel en ouderen goed gezelschap.
Wat wij vragen
Open in elke stad een leeszaal tot middernacht.
Betaal het personeel eerlijk voor de late uren.
We hebben het in 12 steden geprobeerd.
Geen van hen wil terug.
De woorden van een bezoekster blijven ons bij: “Hier ben ik niet alleen.”
Hoogachtend,
Onze eigen telling van 3 maart 2025; [alle cijfers] zijn openbaar.
Commissaris voor Cultuur
Europese Commissie
Ze hebben het verdiend.
`,
  pl: `
Zostawcie czytelnie Europy otwarte nocą
Szanowna Pani Komisarz,
W~2024 roku 1250 bibliotek zamknęło drzwi przed zmrokiem.[^] Kto pracuje w~dzień, nikogo tam nie zastaje.
Czytelnia kosztuje niewiele.
Daje studentom ciepły stół, a~starszym ludziom dobre towarzystwo.
O~co prosimy
Otwórzcie w~każdym mieście czytelnię do północy.
Płaćcie pracownikom uczciwie za późne godziny.
Wypróbowaliśmy to w~12 miastach.
Żadne z~nich nie chce wracać.
Słowa pewnej czytelniczki zostają z~nami: „Tutaj nie jestem sama.”
Z~poważaniem
Nasze własne obliczenie z~3 marca 2025~r.; [wszystkie dane] są jawne.
Komisarz do spraw kultury
Komisja Europejska
Zasłużyli na to.
`,
  pt: `
Mantenham abertas à noite as salas de leitura da Europa
Excelentíssima Senhora Comissária,
Em 2024, 1250 bibliotecas fecharam as portas antes do anoitecer.[^] Quem trabalha de dia não encontra lá ninguém.
Uma sala de leitura custa pouco.
Dá aos estudantes uma mesa quente e aos mais velhos boa companhia.
O que pedimos
Abram em cada cidade uma sala de leitura até à meia-noite.
Paguem ao pessoal com justiça as horas tardias.
Experimentámo-lo em 12 cidades.
Nenhuma delas quer voltar atrás.
As palavras de uma visitante ficam connosco: «Aqui não estou só.»
Com os melhores cumprimentos,
Contagem nossa de 3 de março de 2025; [todos os números] são públicos.
Comissária da Cultura
Comissão Europeia
Bem o merecem.
`,
  ro: `
Lăsați sălile de lectură ale Europei deschise noaptea
Stimată doamnă comisar,
În 2024, 1.250 de biblioteci și-au închis ușile înainte de lăsarea întunericului.[^] Cine lucrează ziua nu găsește pe nimeni acolo.
O sală de lectură costă puțin.
Le oferă studenților o masă caldă și celor vârstnici o companie plăcută.
Ce cerem
Deschideți în fiecare oraș o sală de lectură până la miezul nopții.
Plătiți corect personalul pentru orele târzii.
Am încercat acest lucru în 12 orașe.
Niciunul dintre ele nu vrea înapoi.
Cuvintele unei vizitatoare rămân cu noi: „Aici nu sunt singură.”
Cu stimă,
Numărătoarea noastră din 3 martie 2025; [toate cifrele] sunt publice.
Comisar pentru cultură
Comisia Europeană
O merită.
`,
  sk: `
Nechajte európske čitárne otvorené aj v~noci
Vážená pani komisárka,
V~roku 2024 zatvorilo svoje dvere pred zotmením 1~250 knižníc.[^] Kto pracuje cez deň, nikoho tam nenájde.
Čitáreň stojí málo.
Študentom dáva teplý stôl a~starším ľuďom dobrú spoločnosť.
O~čo žiadame
Otvorte v~každom meste čitáreň do polnoci.
Plaťte zamestnancom spravodlivo za neskoré hodiny.
Vyskúšali sme to v~12 mestách.
Ani jedno z~nich sa nechce vrátiť späť.
Slová jednej návštevníčky s~nami zostávajú: „Tu nie som sama.“
S~pozdravom
Vlastné sčítanie z~3.~marca 2025; [všetky údaje] sú verejné.
Komisárka pre kultúru
Európska komisia
Zaslúžia si to.
`,
  sl: `
Pustite čitalnice Evrope ponoči odprte
Spoštovana gospa komisarka,
Leta 2024 je 1250 knjižnic zaprlo vrata pred mrakom.[^] Kdor dela podnevi, tam ne najde nikogar.
Čitalnica stane malo.
Študentom da toplo mizo in starejšim dobro družbo.
Kaj prosimo
Odprite v vsakem mestu čitalnico do polnoči.
Pošteno plačajte osebje za pozne ure.
To smo preizkusili v 12 mestih.
Nobeno od njih noče nazaj.
Besede neke obiskovalke ostajajo z nami: „Tu nisem sama.“
S spoštovanjem
Naše lastno štetje z dne 3. marca 2025; [vsi podatki] so javni.
Komisarka za kulturo
Evropska komisija
To si zaslužijo.
`,
  sv: `
Håll Europas läsesalar öppna om natten
Bästa kommissionär,
År 2024 stängde 1~250 bibliotek sina dörrar före mörkret.[^] Den som arbetar på dagen finner ingen där.
En läsesal kostar lite.
Den ger studenter ett varmt bord och äldre människor gott sällskap.
Vad vi ber om
Öppna en läsesal i varje stad fram till midnatt.
Betala personalen rättvist för de sena timmarna.
Vi har prövat det i 12 städer.
Inte en enda av dem vill tillbaka.
En besökares ord stannar hos oss: ”Här är jag inte ensam.”
Med vänlig hälsning
Vår egen räkning den 3 mars 2025; [alla siffror] är offentliga.
Kommissionär för kultur
Europeiska kommissionen
De är värda det.
`,
} as const
