--- German: what the sentence splitter and <NAME> know of words.
-- Compiled by hand for glean; see en.lua for what the classes mean.

return {
  code = "de",
  name = "German",

  title = [[
    Hr Hrn Fr Frl Dr Dres Prof Profs Univ.-Prof Ing Dipl Dipl.-Ing Dipl.-Kfm Dipl.-Inf
    Dipl.-Psych Dipl.-Phys Priv.-Doz PD Doz MMag DDr rer habil phil jur med h.c e.h
    Genlt Obst Oberst Hptm Lt Ltn Olt Maj Uffz Fw Adm Kpt Kapt
    Präs Min.-Präs Abg Bgm Hl Hll Pfr Ew Frhr Rev Mr Mrs Ms Mme Mlle
    St Skt
    nat
  ]],

  number = [[
    N° §
    Nr Nrn Art Abs Ziff Kap Abschn Bd Bde Bl S Sp Rn Rdnr Rz Anm Fn Zl Abb Tab Taf
    Tz lit Var Alt Hs Jg Jh Jhs Tel Tf PLZ Az Aufl Buchst Anl Ausg Lfg
    p pp vol no Str Gl Fig
  ]],

  inner = [[
    z.B z.b z.T z.Zt z.Z z.Hd z.Hdn d.h d.i d.J d.M i.d.R i.A i.V i.e i.S i.S.v i.d.F
    i.H.v u.a u.U u.ä u.Ä o.ä o.Ä o.g o.a s.o s.u s.a v.a v.l.n.r m.E m.W m.a.W
    bzw bspw bes evtl ggf ggfs gem gg insb insbes inkl exkl einschl ausschl sog
    vgl vergl vs vlt versch urspr usprgl sogen spez sinngem ungef zzgl zzt ztw zw abzgl
    bez bezgl betr bezügl entspr erw etw geb gegr gest verh verst hrsg hg
    lat griech engl franz frz dt dtsch österr schweiz ital russ amerik
    jap chin kath ev evang röm
    allg eigtl eig i.Allg jew jeweil mind mögl nachm vorm nördl südl
    östl westl ehem op cit ebd ders a.a.O a.D d.Ä
    Bearb gez
    ca
  ]],

  trailing = [[
    usw etc usf u.s.w u.dgl u.dergl dgl dergl u.v.m u.v.a m.b.H e.V e.G i.G
    Co Corp Inc Ltd Cie Gebr Ges Verl Univ Abt Inst Fa
    U.S U.S.A U.K E.U d.D Ph.D M.A M.Sc B.A B.Sc M.D LL.M MdB MdL
    v.Chr n.Chr v.u.Z n.u.Z Chr u.Z a.M a.d.R a.Rh a.d
    Pl Std Stde Stdn Min Sek Mio Mrd Mill Tsd Tds Stk Stck Pkt km kg cm mm qm ff f
    ü.M ü.NN p.a p.m p.c
    Jr Sr Württ Bay Sachs Thür Brandenb
    Mag Gen Str S p max sen jun jr
  ]],

  time = [[ a.m ]],

  month = [[
    Jan Jän Feb Febr Mär Mrz Apr Jun Jul Aug Sep Sept Okt Nov Dez
    Mo Di Mi Do Fr Sa
  ]],

  ordinal = "#",

  -- ends a sentence before a capitalised function word
  pause = [[ ; ]],

  starter = [[
    Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines Kein Keine Keinen Keiner
    Dieser Diese Dieses Diesen Diesem Jener Jene Jenes Jeder Jede Jedes Jeden
    Mancher Manche Manches Solche Solcher Welcher Welche Welches Derselbe Dieselbe
    Derjenige Diejenigen
    Ich Du Er Sie Es Wir Ihr Man Mich Mir Dich Dir Ihm Ihn Ihnen Uns Euch Sich
    Mein Meine Meinen Dein Deine Sein Seine Seinen Seiner Seinem Ihre Ihren Ihrer Ihrem
    Unser Unsere Unseren Euer Eure Dessen Deren
    Wer Wen Wem Wessen Was Wo Wohin Woher Wann Warum Wieso Weshalb Wie Wieviel Wozu
    Womit Wodurch Wobei
    Und Aber Oder Doch Denn Sondern Jedoch Weder Sowohl Entweder
    Wenn Weil Als Ob Obwohl Obgleich Dass Daß Damit Da Falls Sobald Solange Sofern
    Während Nachdem Bevor Bis Seit Seitdem Indem Soweit Zwar
    In Im An Am Auf Aus Bei Beim Mit Nach Zu Zum Zur Für Durch Gegen Ohne Um
    Über Unter Vor Hinter Neben Zwischen Ab Außer Gegenüber Wegen Trotz Statt Anstatt
    Innerhalb Außerhalb Laut Gemäß Aufgrund Angesichts Anhand Infolge Mittels Entlang
    Ins Ans Aufs Zufolge Mangels Samt Seitens
    Auch Nur Noch Schon So Sogar Nun Jetzt Dann Danach Dabei Dadurch Dafür Dagegen Daher
    Dahinter Daneben Daran Darauf Daraufhin Daraus Darin Darüber Darum Darunter Davon
    Davor Dazu Deshalb Deswegen Demnach Trotzdem Dennoch Allerdings Außerdem Zudem
    Ferner Weiterhin Hingegen Hier Hierbei Hierfür Hierzu Hiermit Dort Dorthin
    Heute Gestern Morgen Damals Bisher Bald Später Früher Zuvor Zunächst Zuerst Zuletzt
    Schließlich Endlich Immer Nie Niemals Oft Manchmal Meist Meistens Wieder Vielleicht
    Wahrscheinlich Natürlich Leider Eigentlich Insgesamt Insbesondere Besonders
    Inzwischen Mittlerweile Derzeit Seither Anschließend Erst Erstmals Ebenso Ebenfalls
    Gleichzeitig Dementsprechend Somit Also Sonst Überdies Ansonsten Offenbar Angeblich
    Alle Alles Allen Aller Andere Anderen Beide Beiden Einige Einiges Etwa Etwas Viele
    Vieles Wenige Mehrere Mehr Weniger Jemand Niemand Nichts Nicht Ja Nein Bitte Danke
    Ist Sind War Waren Wird Werden Wurde Wurden Hat Haben Hatte Hatten Kann Können
    Könnte Muss Müssen Soll Sollte Will Darf Gibt Lassen
    Zwei Drei Erstens Zweitens Drittens
  ]],

  continuer = [[
    Uhr MEZ MESZ GMT UTC CET CEST WEZ OEZ
    Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag
    Januar Jänner Februar März April Mai Juni Juli August September Oktober November
    Dezember
  ]],

  particle = [[
    von vom van vam zu zum zur der den dem des und an am im in auf
    de del della di da do dos du la le ten ter te af av bin ibn ben al el
  ]],
}
