site-name = Seloste
skip = Siirry sisältöön
skip-areas = F6 vie ruudun seuraavaan osaan, vaihto ja F6 edelliseen.
foot = Kaupungin seloste käsittelytoimista (yleinen tietosuoja-asetus, 30 artikla).
foot-public = Julkaistut selosteet
foot-api = Rajapinta
nav-main = Päävalikko
nav-menu = Valikko
nav-home = Etusivu
nav-registers = Rekisterit
nav-findings = Havainnot
nav-reports = Raportit
nav-log = Loki
nav-admin = Ylläpito
nav-breaches = Loukkaukset
language = Kieli
tongue-fi = suomeksi
tongue-sv = ruotsiksi
tongue-en = englanniksi
account-menu = Oma valikko
theme = Ulkoasu
theme-system = Laitteen mukaan
theme-light = Vaalea
theme-dark = Tumma
own-messages = Viestit minulle
own-messages-lead = Sähköpostitse saat tiedon tehtävistäsi, maininnoista, lähestyvistä tarkistuksista ja julkaisuista.
own-messages-to = Viestit lähetetään osoitteeseen { $email }.
own-messages-nowhere = Tililläsi ei ole sähköpostiosoitetta, joten viestejä ei lähetetä. Pääkäyttäjä voi lisätä sen.
own-messages-language = Viestien kieli
own-messages-language-hint = Työtilakin avautuu tällä kielellä, jos et ole valinnut toista tässä selaimessa.
own-messages-digest = Lähetä viikoittainen kooste
sessions = Missä olen kirjautuneena
sign-out = Kirjaudu ulos
sign-out-failed = Uloskirjautuminen ei onnistunut. Yritä uudelleen.
sign-in = Kirjaudu sisään
welcome-title = Tervetuloa työtilaan
welcome-lead = Täällä kaupungin rekisterit pidetään ajan tasalla. Kirjaudu sisään, niin näet omasi.
connection-lost = Yhteys palvelimeen on poikki. Yritämme uudelleen; kirjoittamasi säilyy tällä sivulla.
session-expired = Istuntosi on päättynyt. Kirjaudu uudelleen, niin palaat tälle sivulle.
not-found-title = Sivua ei löydy
not-found-lead = Osoitteessa ei ole mitään, tai se ei ole nähtävissäsi. Tarkista osoite tai aloita tästä.
not-allowed-title = Tämä sivu ei ole roolillesi
not-allowed-lead = Oikeutesi eivät riitä sivuun. Jos tarvitset sen, pyydä pääkäyttäjältä.
broken-title = Sivu meni rikki
broken-lead = Vika on meidän. Yritä uudelleen; jos se ei auta, kerro ylläpidolle mitä olit tekemässä.
loading = Ladataan…
try-again = Yritä uudelleen
reload = Lataa sivu uudelleen
clear = Tyhjennä
not-stated = ei kerrottu
percent = { $percent } %
show-fewer = Näytä vähemmän
show-more = Näytä lisää ({ $shown } / { $count })
show-older = Näytä vanhempia
first-of = Näkyvissä { $shown } ensimmäistä, kaikkiaan { $count }.
until = { $day } asti
duration-years = { $count ->
    [one] { $count } vuosi
   *[other] { $count } vuotta
 }
duration-months = { $count ->
    [one] { $count } kuukausi
   *[other] { $count } kuukautta
 }
duration-weeks = { $count ->
    [one] { $count } viikko
   *[other] { $count } viikkoa
 }
duration-days = { $count ->
    [one] { $count } päivä
   *[other] { $count } päivää
 }
