--- Slovak: what the sentence splitter knows of words.
-- Compiled by hand for glean; see en.lua for what the classes mean.

return {
  code = "sk",
  name = "Slovak",

  title = [[ p pp pí Ing Mgr Bc Dr doc Doc prof Prof PhDr JUDr MUDr RNDr MVDr PaedDr ThDr sv gen
    plk mjr kpt por ul nám hl ]],
  number = [[ č čl ods písm str s tab obr roč tel N° ]],
  inner = [[ napr t.j tzn tzv resp cca ca t.r m.i najmä angl nem lat slov čes vs min max ]],
  trailing = [[ atď atp a.s s.r.o r.o spol v.o.s k.s tis mil mld kg km ks hod min sek n.l p.n.l ]],
  time = [[ r ]],
  ordinal = "#",

  starter = [[
    A I Ale Aj Ak Ako Až Bol Bola Bolo Boli Bude By Čo Do Dnes Dňa Ešte Ich Ide Ja Je Jeho Jej
    Kde Keď Kto Ktorý Ktorá Ktoré Ku Lebo Má Med Medzi Mnohí My Na Nad Nie No O Od On Ona Oni
    Ono Po Pod Podľa Pre Pred Preto Pri Sa S So Sú Ta Tak Táto Ten Tento Tí Tie To Toto Tu U
    V Vo Však Všetci Všetky Vy Z Za Zo Že
  ]],

  continuer = [[ januára februára marca apríla mája júna júla augusta septembra októbra
    novembra decembra ]],
}
