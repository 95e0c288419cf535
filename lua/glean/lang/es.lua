--- Spanish: what the sentence splitter and <NAME> know of words.
-- Compiled by hand for glean; see en.lua for what the classes mean.

return {
  code = "es",
  name = "Spanish",

  title = [[
    Sr Sra Srta Sres Sras D Dª Dña Dr Dra Drs Prof Profa Lic Ing Arq Mtro Mtra
    Gral Cnel Col Cap Cap Tte Sgto Cte Alte Excmo Excma Ilmo Ilma Rvdo Fr Mons
    Sto Sta Pdte Gob Dip Sen Abog Not
  ]],

  number = [[ n.º n.o núm núms nro nros pág págs p pp art arts cap caps vol vols
    tomo apdo tel tfno fig figs inc ]],

  inner = [[ p.ej ej aprox cf vs v ss op cit ibíd esp EE ]],

  trailing = [[
    etc UU EE.UU S.A S.L S.A.U S.R.L Cía Ltda Hnos Avda Av Pza Ctra
    a.C d.C N.B P.D km kg cm mm h min seg
  ]],

  time = [[ a.m p.m am pm ]],

  month = [[ ene feb mar abr may jun jul ago sep sept set oct nov dic ]],

  starter = [[
    El La Los Las Lo Un Una Unos Unas Este Esta Estos Estas Ese Esa Esos Esas
    Aquel Aquella Aquellos Aquellas Esto Eso Aquello
    Yo Tú Él Ella Ello Nosotros Nosotras Vosotros Ellos Ellas Usted Ustedes
    Mi Mis Tu Tus Su Sus Nuestro Nuestra Nuestros Nuestras
    Me Te Se Le Les Nos Os
    Qué Quién Quiénes Cuál Cuáles Cuándo Dónde Cómo Cuánto Cuántos Quien Quienes
    Y E O U Pero Mas Sino Aunque Porque Pues Si Como Cuando Donde Mientras Que
    Según Ante Bajo Con Contra De Del Desde Durante En Entre Hacia Hasta Para Por
    Sin Sobre Tras Al A
    No Sí También Tampoco Además Sin Así Entonces Luego Después Antes Ahora Hoy Ayer
    Mañana Siempre Nunca Ya Aún Todavía Quizá Quizás Tal Solo Sólo Muy Más Menos
    Todo Toda Todos Todas Otro Otra Otros Otras Cada Ambos Ambas Algunos Algunas
    Muchos Muchas Pocos Varias Varios Nadie Nada Alguien Algo
    Hay Hubo Había Es Son Era Eran Fue Fueron Está Están Ha Han Había
    Uno Dos Tres Primero Segundo Finalmente Mientras Sin
  ]],

  continuer = [[
    hora horas GMT UTC lunes martes miércoles jueves viernes sábado domingo
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre
  ]],

  particle = [[ de del la las los el y e da das do dos di van von der ]],
}
