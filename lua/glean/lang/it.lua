--- Italian: what the sentence splitter and <NAME> know of words.
-- Compiled by hand for glean; see en.lua for what the classes mean.  An elided
-- word is one with what follows ("L'acqua"), so only fixed pairs are starters.

return {
  code = "it",
  name = "Italian",

  title = [[
    Sig Sigg Sig.ra Sigra Sig.na Signa Sig.re Sig.ri Dott Dott.ssa Dottssa Dr Dr.ssa
    Drssa Prof Prof.ssa Profssa Proff Avv Avv.ti Ing Arch Geom Rag Cav Comm Gr.Uff Uff
    On Onn Sen Min Pres Sott Egr Gent Gent.mo Gent.ma Ill Ill.mo Ill.ma Spett Spett.le
    Gen Col Ten Cap Magg Serg Mar Amm Brig Cte Ten.Col Isp Comm.rio
    S SS Mons Rev Revmo Rev.do Card Fr P.P Don.ssa Mr Mrs Ms Mme St
    l'Avv dell'Avv all'Avv l'Ing dell'Ing l'On dell'On all'On dall'On l'Arch l'Egr
  ]],

  number = [[
    N° n nr num nn p pp pag pagg art artt cap capp par vol voll fig figg tav tavv tab
    sez co cpv lett sub ed all rif tel cell int prot cod c.a.p fasc circ
    dir dec d.l d.lgs dlgs d.p.r dpr d.m r.d
    l'art dell'art all'art nell'art dall'art sull'art
  ]],

  inner = [[
    econ meteor idraul psicol distr Dir amm d st
    p.es per.es es cfr cf vs v ca c.ca cosid cosidd segg sgg sg
    op cit op.cit loc.cit ibid id ind abbr sec approx incl escl spec partic
    u.s q.v
    c.d cd
  ]],

  trailing = [[
    ecc etc S.p.A S.r.l S.n.c S.a.s S.A S.c.a.r.l s.p.a s.r.l Soc Coop Inc Ltd Corp Co
    F.lli Jr Sr Ass Dip Univ Ist Min
    U.S U.S.A U.K U.E O.N.U N.U U.R.S.S Ph.D M.D
    a.C d.C A.D P.S N.B p.v u.s c.m c.a a.a
    V.le C.so P.za P.zza Pza Pzza L.go Loc Fraz Prov
    km kg cm mm mq min sec mln mld max c.c
    n p
    L
  ]],

  time = [[ a.m p.m ]],

  month = [[
    genn gen febb feb mar apr magg mag giu giugn lug ag ago sett ott nov dic
    lun mart merc giov ven sab dom
  ]],

  -- ends a sentence before a capitalised function word
  pause = [[ ; : ]],

  starter = [[
    Il La I Gli Le Un Uno Una Dei Degli Delle
    Questo Questa Questi Queste Quel Quello Quella Quei Quegli Quelli Quelle Ciò
    Io Tu Egli Lui Lei Ella Esso Essa Essi Esse Noi Voi Loro
    Mi Ti Si Ci Vi Ne
    Mio Mia Miei Tuo Tua Suo Sua Suoi Sue Nostro Nostra Nostri Vostro Vostra
    Un'altra Dell'altro L'altro L'altra L'uno L'una L'ex C'è C'era C'erano Ch'è Com'è
    Cos'è Dov'è Dov'era Qual Dall'altra D'altra D'altronde D'altro D'accordo All'inizio
    All'epoca All'interno Nell'ambito S'è M'ha L'ha
    Che Chi Cosa Quale Quali Quando Dove Come Perché Quanto Quanta Quanti Quante Cui
    E Ed O Oppure Ma Però Anzi Né Se Sebbene Benché Mentre Poiché Affinché Siccome
    Finché Dunque Quindi Perciò Pertanto Infatti Eppure Tuttavia Inoltre Invece Piuttosto
    A Ad Al Allo Alla Ai Agli Alle Da Dallo Dai Dagli Dalle In Nel Nello
    Nella Nei Negli Nelle Con Col Su Sul Sullo Sulla Sui Sugli Sulle Per Tra Fra
    Senza Sotto Sopra Dopo Prima Durante Verso Contro Secondo Presso Oltre Entro Fino
    Lungo Dentro Fuori Davanti Dietro Accanto Tramite Mediante Nonostante Grazie Circa
    Attraverso Rispetto Riguardo Insieme
    Non No Sì Anche Neanche Nemmeno Neppure Solo Soltanto Pure Perfino Così Allora Poi
    Ora Adesso Oggi Ieri Domani Sempre Mai Già Ancora Ormai Subito Presto Tardi Spesso
    Talvolta Forse Magari Qui Qua Lì Là Ecco Più Meno Molto Poco Troppo Bene Infine
    Finalmente Attualmente Recentemente Successivamente Inizialmente Naturalmente
    Purtroppo Intanto Comunque Altrimenti Cioè Insomma
    Tutto Tutta Tutti Tutte Altro Altra Altri Altre Ogni Ognuno Ciascuno Ciascuna
    Qualche Qualcuno Qualcosa Alcuni Alcune Molti Molte Molta Pochi Poche Diversi Diverse
    Entrambi Entrambe Nessuno Nessuna Nessun Niente Nulla Tale Tali Stesso
    È Sono Era Erano Fu Furono Sarà Saranno Ha Hanno Ho Aveva Avevano Può Possono Deve
    Devono Bisogna Due Tre
  ]],

  continuer = [[
    ora ore GMT UTC CET CEST
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre
    dicembre
  ]],

  particle = [[
    di de del dello della dei degli delle da dal dalla dalle d la lo le li e ed in
    das do dos du van von der den bin ibn ben al el y
  ]],
}
