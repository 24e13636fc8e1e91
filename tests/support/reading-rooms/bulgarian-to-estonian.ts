/** One line a unit, in the order of `LINES`; `~` stands for a no-break space, `|` for a narrow one. */
export const bulgarianToEstonian = {
  bg: `
Нека читалните в Европа останат отворени и нощем
Уважаема госпожо комисар,
През 2024 г. 1250 библиотеки са затворили врати преди мръкване.[^] Който работи през деня, не намира никого там.
Една читалня струва малко.
Тя дава топла маса на студентите и добра компания на възрастните.
Какво искаме
Отворете до полунощ читалня във всеки град.
Плащайте справедливо на служителите за късните часове.
Опитахме го в 12 града.
Нито един от тях не иска да се върне назад.
Думите на една посетителка остават с нас: „Тук не съм сама.“
С уважение,
Наше собствено преброяване от 3 март 2025 г.; [всички данни] са публични.
Комисар по културата
Европейска комисия
Те го заслужават.
`,
  cs: `
Nechte evropské čítárny otevřené i~v~noci
Vážená paní komisařko,
V~roce 2024 zavřelo před setměním své dveře 1~250 knihoven.[^] Kdo ve dne pracuje, nikoho tam nenajde.
Čítárna stojí málo.
Studentům dává teplý stůl a~starším lidem dobrou společnost.
Oč žádáme
Otevřete v~každém městě čítárnu do půlnoci.
Plaťte zaměstnancům spravedlivě za pozdní hodiny.
Vyzkoušeli jsme to ve 12 městech.
Ani jedno z~nich se nechce vrátit zpět.
Slova jedné návštěvnice nám zůstávají: „Tady nejsem sama.“
S~pozdravem
Vlastní sčítání ze dne 3.~března 2025; [všechny údaje] jsou veřejné.
Komisařka pro kulturu
Evropská komise
Zaslouží si to.
`,
  da: `
Hold Europas læsesale åbne om natten
Kære kommissær,
I 2024 lukkede 1.250 biblioteker dørene før mørkets frembrud.[^] Den, der arbejder om dagen, finder ingen der.
En læsesal koster lidt.
Den giver studerende et varmt bord og ældre mennesker godt selskab.
Det beder vi om
Åbn en læsesal i hver by indtil midnat.
Betal personalet retfærdigt for de sene timer.
Vi har prøvet det i 12 byer.
Ikke en af dem vil tilbage.
En gæsts ord bliver hos os: ”Her er jeg ikke alene.”
Med venlig hilsen
Vores egen optælling af 3. marts 2025; [alle tal] er offentlige.
Kommissær for kultur
Europa-Kommissionen
Det har de fortjent.
`,
  de: `
Lasst Europas Lesesäle nachts offen
Sehr geehrte Frau Kommissarin,
Im Jahr 2024 schlossen 1.250 Bibliotheken ihre Türen vor Einbruch der Dunkelheit.[^] Wer tagsüber arbeitet, trifft dort niemanden an.
Ein Lesesaal kostet wenig.
Er gibt Studierenden einen warmen Tisch und älteren Menschen gute Gesellschaft.
Worum wir bitten
Öffnen Sie in jeder Stadt einen Lesesaal bis Mitternacht.
Bezahlen Sie das Personal für die späten Stunden gerecht.
Wir haben es in 12 Städten versucht.
Keine von ihnen will zurück.
Die Worte einer Besucherin bleiben uns: „Hier bin ich nicht allein.“
Mit freundlichen Grüßen
Eigene Zählung vom 3. März 2025; [alle Zahlen] sind öffentlich.
Kommissarin für Kultur
Europäische Kommission
Die Leute haben es verdient.
`,
  el: `
Κρατήστε ανοιχτά τη νύχτα τα αναγνωστήρια της Ευρώπης
Αξιότιμη κυρία Επίτροπε,
Το 2024, 1.250 βιβλιοθήκες έκλεισαν τις πόρτες τους πριν νυχτώσει.[^] Όποιος εργάζεται την ημέρα δεν βρίσκει κανέναν εκεί.
Ένα αναγνωστήριο κοστίζει λίγο.
Προσφέρει στους φοιτητές ένα ζεστό τραπέζι και στους ηλικιωμένους καλή συντροφιά.
Τι ζητούμε
Ανοίξτε σε κάθε πόλη ένα αναγνωστήριο έως τα μεσάνυχτα.
Πληρώστε δίκαια το προσωπικό για τις βραδινές ώρες.
Το έχουμε δοκιμάσει σε 12 πόλεις.
Καμία από αυτές δεν θέλει να γυρίσει πίσω.
Τα λόγια μιας επισκέπτριας μένουν μαζί μας: «Εδώ δεν είμαι μόνη.»
Με εκτίμηση,
Δική μας καταμέτρηση στις 3 Μαρτίου 2025· [όλα τα στοιχεία] είναι δημόσια.
Επίτροπος Πολιτισμού
Ευρωπαϊκή Επιτροπή
Το αξίζουν.
`,
  en: `
Keep Europe’s reading rooms open at night
Dear Commissioner,
In 2024, 1,250 libraries closed their doors before dark.[^] Whoever works by day finds nobody there.
A reading room costs little.
It gives students a warm table and older people good company.
What we ask for
Open a reading room in every town until midnight.
Pay the staff fairly for the late hours.
We have tried it in 12 towns.
Not one of them wants to go back.
The words of a visitor stay with us: “Here I am not alone.”
Yours faithfully,
Our own count of 3 March 2025; [all the figures] are public.
Commissioner for Culture
European Commission
They deserve it.
`,
  es: `
Mantengan abiertas de noche las salas de lectura de Europa
Estimada señora comisaria:
En 2024, 1250 bibliotecas cerraron sus puertas antes del anochecer.[^] Quien trabaja de día no encuentra a nadie allí.
Una sala de lectura cuesta poco.
Ofrece una mesa cálida a los estudiantes y buena compañía a las personas mayores.
Lo que pedimos
Abran hasta medianoche una sala de lectura en cada ciudad.
Paguen justamente al personal por las horas tardías.
Lo hemos probado en 12 ciudades.
Ninguna de ellas quiere volver atrás.
Las palabras de una visitante se quedan con nosotros: «Aquí no estoy sola».
Atentamente,
Recuento propio del 3 de marzo de 2025; [todas las cifras] son públicas.
Comisaria de Cultura
Comisión Europea
Se lo merecen.
`,
  et: `
Hoidke Euroopa lugemissaalid öösel avatud
Lugupeetud volinik,
2024. aastal sulges 1250 raamatukogu oma uksed enne pimedat.[^] Kes päeval töötab, ei leia sealt kedagi.
Lugemissaal maksab vähe.
See annab üliõpilastele sooja laua ja eakatele hea seltskonna.
Mida me palume
Avage igas linnas lugemissaal keskööni.
Makske töötajatele hiliste tundide eest õiglast tasu.
Oleme seda proovinud 12 linnas.
Ükski neist ei taha tagasi minna.
Ühe külastaja sõnad jäävad meiega: „Siin ma ei ole üksi.“
Lugupidamisega
Meie enda loendus 3. märtsist 2025; [kõik arvud] on avalikud.
Kultuurivolinik
Euroopa Komisjon
Nad on selle ära teeninud.
`,
} as const
