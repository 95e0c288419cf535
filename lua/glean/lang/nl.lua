--- Dutch: what the sentence splitter and <NAME> know of words.
-- Compiled by hand for glean; see en.lua for what the classes mean.

return {
  code = "nl",
  name = "Dutch",

  title = [[
    dr drs ir ing mr mevr mw dhr prof ds jhr jkvr bc bacc kol gen lt maj kap kapt sgt
    St Ste Mgr pater past burg min wnd
  ]],

  number = [[ nr nrs no art artt blz bl p pag pp vol hfst fig afb tab par lid nt tel N° ]],

  inner = [[
    o.a bijv bv d.w.z dwz m.b.t i.v.m t.a.v m.n t.o.v t.w i.p.v i.c o.m m.i z.g zgn zg v.d
    resp ca vgl incl excl evt ev m.a.w a.h.w i.e e.g cf vs v t.g.v n.a.v d.m.v t.b.v
    b.v.d o.l.v t.n.v a.d op.cit aanw afd betr eig vnl vlg wrsch znw bnw bw vnw ww
  ]],

  trailing = [[
    enz etc e.d e.a e.v jl dd mln mld min sec u km m cm mm kg gr
    b.v n.v v.z.w v.o.f Inc Corp Co Ltd Jr Sr Ph.D M.Sc
    U.S U.S.A V.S E.U V.N D.C n.Chr v.Chr
  ]],

  time = [[ a.m p.m ]],

  month = [[ jan feb febr mrt apr jun jul aug sept okt nov dec ma di wo do vr za zo ]],

  starter = [[
    De Het Een Dit Dat Deze Die Den Der Des Er Hier Daar Zo Ook Maar En Of Want Dus Toch
    Ik Jij Je U Hij Zij Ze Wij We Jullie Men Iemand Niemand Iedereen Alles Niets Iets
    Mijn Jouw Uw Zijn Haar Ons Onze Hun Wie Wat Waar Wanneer Waarom Hoe Welke Welk
    In Op Aan Bij Met Van Voor Naar Uit Over Onder Door Tegen Tot Na Sinds Tijdens Tussen
    Volgens Zonder Om Als Toen Terwijl Omdat Hoewel Nadat Voordat Indien Wegens Dankzij
    Nu Dan Daarna Daarom Daarbij Daarmee Daarnaast Bovendien Echter Ondanks Verder
    Vandaag Gisteren Morgen Later Vroeger Eerst Ten Te Niet Geen Nog Al Alleen Alle
    Veel Weinig Sommige Enkele Andere Beide Elke Elk Ieder Iedere Is Was Waren Heeft
    Hebben Had Hadden Wordt Worden Werd Werden Kan Kunnen Zal Zullen Moet Moeten Mag
    Twee Drie Volgende Vorige Vorig Volgend Ja Nee Misschien Natuurlijk Helaas
  ]],

  continuer = [[
    uur januari februari maart april mei juni juli augustus september oktober november
    december
  ]],

  capital = [[ 't 's 'n ]],

  particle = [[ van von de den der ten ter te 't het in op aan bij en la le du des el al bin ]],
}
