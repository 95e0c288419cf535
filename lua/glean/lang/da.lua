--- Danish: what the sentence splitter and <NAME> know of words.
-- Compiled by hand for glean; see en.lua for what the classes mean.

return {
  code = "da",
  name = "Danish",

  title = [[
    hr fr frk fru dr prof ing mag cand stud lic kapt kaptajn maj obl oberst gen adj lekt
    Skt Sct St Mr Mrs Ms Mt biskop pastor dir adm afdl
  ]],

  number = [[ nr nrk no art kap s p pkt stk fig tab tlf litra bd sp § N° ]],

  inner = [[
    f.eks fx feks bl.a dvs d.v.s ca pga p.g.a mht m.h.t ifm ift i.f.t evt inkl ekskl jf jvf
    hhv mfl. pba vedr vha v.h.a iflg if fhv nuv opr eng ty fr lat gl ang hertil henh tilsv
    d.å s.d i.e e.g cf vs v f.e u.å maks min sml mods
  ]],

  trailing = [[
    osv o.s.v etc mv m.v m.m mm mfl m.fl o.l o.lign mio mia kr tdr kl t min sek km m cm kg
    co a/s aps i/s k/s Inc Corp Ltd Jr Sr jr sr Ph.D E.U U.S U.S.A U.K D.C USA ca. f.Kr e.Kr
    st gade
  ]],

  time = [[ a.m p.m ]],

  month = [[ jan feb mar apr jun jul aug sep sept okt nov dec man tir ons tor fre lør søn ]],

  ordinal = "#",

  starter = [[
    Den Det De En Et Denne Dette Disse Der Her Så Også Men Og Eller For Thi Dog
    Jeg Du Han Hun Vi I Man Mig Dig Ham Hende Os Jer Dem Min Mit Mine Din Dit Hans
    Hendes Vores Jeres Deres Hvem Hvad Hvor Hvornår Hvorfor Hvordan Hvilken Hvilket
    På Til Fra Med Ved Om Efter Før Under Over Mellem Mod Uden Siden Ifølge Trods Af Af
    Når Da Hvis Mens Fordi Selvom Selv Eftersom Inden Indtil Desuden Derfor Derefter
    Dermed Derudover Desværre Endvidere Herefter Heraf Imidlertid Nu Senere Tidligere
    Alle Alt Andre Begge Enhver Hver Hvert Ingen Intet Mange Nogle Noget Nogen Flere
    Er Var Har Havde Kan Kunne Skal Skulle Vil Ville Må Måtte Bliver Blev Ikke Kun Bare
    To Tre Første Sidste Næste Ja Nej Måske Endelig Samtidig I Idag Igår The He She It
  ]],

  continuer = [[
    januar februar marts april maj juni juli august september oktober november december
    århundrede
  ]],

  exclaim = [[ Yahoo Jeopardy ]],

  capital = [[ I I'm I'd I'll I've ]],

  particle = [[ af de von van der den la le du og ]],
}
