--- Polish: what the sentence splitter and <NAME> know of words.
-- Compiled by hand for glean; see en.lua for what the classes mean.

return {
  code = "pl",
  name = "Polish",

  title = [[
    prof dr hab mgr inż lic lek med doc gen płk ppłk mjr kpt por ppor sierż st plut kpr
    szer adm kmdr nadkom kom podkom insp podinsp asp ks bp abp kard br ojc św śp bł
    p pp red dyr kier mec adw prok min prez wicemin wiceprez nadinsp bryg rtm hr im
    ul al pl os pn płd zach wsch paraf woj pow gm m.st
  ]],

  number = [[
    nr nry art ust pkt poz str s ss rys tab rozdz t vol zob ok godz par lit tel faks zał
    ryc fig kl kat wyd przyp § sygn N°
  ]],

  inner = [[
    np m.in min tzn tzw tj tj. jw ww wg wz ds dot zw zwł czyt por cyt dosł wł ew ewent
    ang niem fr łac wł ros hiszp gr czes pol ukr lit węg bałt dawn daw właśc urodz ur zm
    bm br ub proj oprac tłum przeł red ilustr przyp jęz geogr hist mat fiz chem biol
    i.e e.g cf vs v
  ]],

  trailing = [[
    itd itp etc in i.in i.inni inż cd dn proc tys mln mld zł gr szt kg cm mm km m sek godz
    min pok mieszk wiek st n.p.m p.n.e n.e o.o z.o.o s.a sp Inc Corp Co Ltd Jr Sr
    pkt art USA U.S
  ]],

  -- "2001 r.", "XX w.": ends a sentence before any capital letter
  time = [[ r w ]],

  month = [[ stycz lut kwiec czerw lip sierp wrześ paźdz listop grudz pon wt śr czw pt sob niedz ]],

  ordinal = "#",

  starter = [[
    A I O U W Z Ale Albo Lub Oraz Bo Więc Jednak Jednakże Zatem Toteż Lecz Ani Czy Że Żeby
    Aby Gdy Gdyby Jeśli Jeżeli Kiedy Chociaż Choć Ponieważ Dlatego Dopiero Jak Jako Jaki
    Jaka Jakie Kto Co Gdzie Skąd Dokąd Dlaczego Ile Który Która Które Którzy
    Ja Ty On Ona Ono My Wy Oni One Mnie Ciebie Jego Jej Ich Nas Was Mój Moja Moje Twój
    Nasz Nasza Nasze Wasz Swój Ten Ta To Ci Te Tego Tej Tych Tym Tę Tą Taki Taka Takie
    Tak Nie Na Do Od Ze We Ku Po Pod Nad Przed Przy Za Dla Bez Przez Między Wśród Według
    Podczas Mimo Oprócz Zamiast Wobec Dzięki Zgodnie Obok Około Wokół
    Już Jeszcze Tylko Także Też Również Teraz Potem Później Wcześniej Wtedy Tam Tu Tutaj
    Dziś Dzisiaj Wczoraj Jutro Zawsze Nigdy Często Czasem Może Można Trzeba Należy Niech
    Jest Są Był Była Było Byli Były Będzie Będą Ma Mają Miał Miała Wszystko Wszyscy
    Każdy Każda Każde Nikt Nic Ktoś Coś Inny Inni Inne Wiele Wielu Kilka Kilku Dwa Dwie
    Dwaj Trzy Pierwszy Pierwsza Ostatni Następnie Ponadto Poza Przede Szczególnie Obecnie
    Niestety Oczywiście Właśnie Nawet Aż Sam Sama Samo Proszę Dziękuję No Oto
  ]],

  continuer = [[
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października
    listopada grudnia wieku roku
  ]],

  particle = [[ de von van der la le di da z ]],
}
