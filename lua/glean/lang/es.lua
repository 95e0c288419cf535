--- Spanish: what the sentence splitter and <NAME> know of words.
-- Compiled by hand for glean; see en.lua for what the classes mean.

return {
  code = "es",
  name = "Spanish",

  title = [[
    Sr Sra Srta Sres Sras Srs D Dª D.ª Dña Dr Dra Dres Drs Prof Profa Profs
    Lic Lcdo Lcda Licda Ldo Lda Ing Arq Mtro Mtra Abog
    Gral Tte Cnel Cap Cte Sgto Sgt Cbo Alte Brig Insp
    Excmo Excma Ilmo Ilma Rvdo Rvda Mons Fr Pbro Hno Hna Sto Sta
    Pdte Pdta Pres Gob Dip Sen Min Mr Mrs Ms St
    Mt
  ]],

  number = [[ párr párrf párrs Cra
    N° n.º n.o no mill núm núms nro nros n.os pág págs p pp art arts arto cap caps vol vols
    párr inc lám fig figs ed apdo aptdo tel teléf tfno tlf ext c.p ref
  ]],

  inner = [[
    hab
    p.ej ej v.gr v.g aprox cf cfr vs v ss op cit op.cit loc.cit ibíd íd esp EE
    c.c q.e.p.d s.m
  ]],

  trailing = [[
    etc UU EE.UU EEUU E.U E.U.A U.S U.K RR.HH FF.AA CC.OO JJ.OO DD.HH CC.AA D.F R.D
    S.A S.L S.A.U S.L.U S.R.L S.A.S S.A.B S.C S.C.A C.V A.C C.A Cía Cías Ltda Ltd Ltdo
    Inc Corp Co Hnos Jr Sr Sucs Soc Asoc Dpto Depto Univ Admón
    Avda Av Pza Plza Ctra Urb Edif Esq Prov Col Gta
    a.C d.C a.J.C d.J.C N.B P.D P.S Ph.D M.D
    km kg cm mm h hs hrs min seg lts grs pza pzas máx mín
    p
  ]],

  time = [[ a.m p.m am pm ]],

  month = [[
    ene feb mar abr may jun jul ago sep sept set oct nov dic
    lun mié miérc jue vie sáb dom
  ]],

  -- ends a sentence before a capitalised function word
  pause = [[ ; ]],

  starter = [[
    El La Los Las Lo Un Una Unos Unas Este Esta Estos Estas Ese Esa Esos Esas
    Aquel Aquella Aquellos Aquellas Esto Eso Aquello
    Yo Tú Él Ella Ello Nosotros Nosotras Vosotros Ellos Ellas Usted Ustedes
    Mi Mis Tu Tus Su Sus Nuestro Nuestra Nuestros Nuestras
    Me Te Se Le Les Nos Os
    Qué Quién Quiénes Cuál Cuáles Cuándo Dónde Adónde Cómo Cuánto Cuánta Cuántos
    Cuántas Quien Quienes Cual Cuyo
    Y Ni Pero Mas Sino Aunque Porque Pues Si Como Cuando Donde Mientras Que
    Según Ante Bajo Con Contra De Desde Durante En Entre Hacia Hasta Mediante
    Para Por Sin Sobre Tras Al A Excepto Salvo Dentro Fuera Cerca Lejos Debido Gracias
    No Sí También Tampoco Además Así Asimismo Entonces Luego Después Antes Ahora Hoy
    Ayer Anoche Mañana Siempre Nunca Jamás Ya Aún Todavía Quizá Quizás Acaso Tal
    Solo Sólo Solamente Muy Más Menos Incluso Apenas Casi Aquí Ahí Allí Allá Acá
    Todo Toda Todos Todas Otro Otra Otros Otras Cada Ambos Ambas Cualquier Cualquiera
    Algún Alguno Alguna Algunos Algunas Ningún Ninguno Ninguna
    Mucho Mucha Muchos Muchas Poco Pocos Pocas Varias Varios Tanto Tantos Tantas
    Nadie Nada Alguien Algo
    Hay Hubo Había Habrá Es Son Era Eran Fue Fueron Será Serán Sería Está Están Estaba
    Estaban Ha Han He Hemos Habían Puede Pueden Debe Deben Tiene Tienen Hace
    Uno Dos Tres Primero Segundo Finalmente Posteriormente Actualmente Recientemente
    Igualmente Paralelamente Anteriormente Inicialmente Precisamente Efectivamente
    Consecuentemente
  ]],

  continuer = [[
    hora horas hrs h del de GMT UTC CET CEST EST EDT CST CDT MST PST PDT
    lunes martes miércoles jueves viernes sábado domingo
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre
    noviembre diciembre
  ]],

  honorific = [[
    Sr Señor Don D Sra Señora Srta Señorita Doña Dña Dr Dra Doctor Doctora Prof Profa Lic Ing
    Presidente Presidenta Gobernador Gobernadora Senador Senadora Diputado Diputada Ministro
    Ministra Secretario Secretaria Alcalde Alcaldesa Juez Jueza Fiscal General Coronel Capitán
    Capitana Comandante Teniente Sargento Inspector Inspectora Rey Reina Príncipe Princesa Papa
    Padre Monseñor
  ]],
  male = [[
    Sr Señor Don D Doctor Presidente Gobernador Senador Diputado Ministro Secretario Alcalde
    Rey Príncipe Papa Padre Monseñor
  ]],
  female = [[
    Sra Señora Srta Señorita Doña Dña Dra Doctora Profa Presidenta Gobernadora Senadora
    Diputada Ministra Secretaria Alcaldesa Jueza Capitana Inspectora Reina Princesa
  ]],

  alias = [[ conocido conocida apodado apodada alias llamado llamada ]],

  particle = [[
    de del la las los lo el y e i
    da das do dos du di della van von der den bin ibn ben al
  ]],
}
