--- Spanish: what the pack `names` knows of words.
-- Compiled by hand for glean.  Entries are separated by commas; comparison
-- folds case and marks.

return {
  title = [[
    Presidente, Presidenta, Vicepresidente, Vicepresidenta, Primer Ministro, Primera Ministra,
    Canciller, Gobernador, Gobernadora, Senador, Senadora, Diputado, Diputada, Alcalde, Alcaldesa,
    Concejal, Concejala, Ministro, Ministra, Viceministro, Viceministra, Secretario, Secretaria,
    Secretario General, Secretaria General, Secretario de Estado, Subsecretario, Subsecretaria,
    Fiscal General, Fiscal, Juez, Jueza, Magistrado, Magistrada, Embajador, Embajadora, Cónsul,
    Rey, Reina, Príncipe, Princesa, Infante, Infanta, Duque, Duquesa, Conde, Condesa, Marqués,
    Marquesa, Barón, Baronesa, Emperador, Emperatriz, Papa, Cardenal, Arzobispo, Obispo, Monseñor,
    Mons., Padre, P., Fray, Sor, Hermana, Hermano, Rabino, Imán, Sr., Sra., Srta.,
    Sres., Señor, Señora, Señorita, Don, Doña, D., Dª, D.ª, Dña., Excmo. Sr., Excma. Sra., Ilmo.
    Sr., Ilma. Sra., Excmo., Excma., Ilmo., Ilma., Dr., Dra., Doctor, Doctora, Prof.,
    Profa., Profesor, Profesora, Lic., Licenciado, Licenciada, Ing., Ingeniero, Ingeniera, Arq.,
    Arquitecto, Arquitecta, Abogado, Abogada, General, Gral., Coronel, Cnel., Cmdte., Comandante,
    Capitán, Cap., Teniente, Tte., Teniente Coronel, Mayor, Sargento, Sgto., Cabo, Soldado,
    Almirante, Contralmirante, Vicealmirante, Brigadier, Comisario, Comisaria, Inspector,
    Inspectora, Subinspector, Agente, Director, Directora, Director General, Directora General,
    Presidente Ejecutivo, Rector, Rectora, Decano, Decana, Entrenador, Comandante en Jefe,
    Maestro, Maestra
  ]],

  title_small = [[
    presidente, presidenta, expresidente, expresidenta, vicepresidente, vicepresidenta,
    primer ministro, primera ministra, canciller, gobernador, gobernadora, senador, senadora,
    diputado, diputada, alcalde, alcaldesa, ministro, ministra, exministro, exministra,
    secretario, secretaria, secretario general, secretaria general, secretario de Estado,
    fiscal general, fiscal, juez, jueza, magistrado, magistrada, embajador, embajadora, rey,
    reina, príncipe, princesa, papa, cardenal, arzobispo, obispo, padre, señor, señora, señorita,
    don, doña, doctor, doctora, profesor, profesora, licenciado, licenciada, ingeniero, ingeniera,
    general, coronel, comandante, capitán, teniente, teniente coronel, sargento, cabo, almirante,
    comisario, comisaria, inspector, inspectora, capo, narcotraficante, narco, líder opositor,
    líder opositora
  ]],

  person_stop = [[
    Copa, Liga, Premio, Premios, Torneo, Festival, Día, Plan, Ley, Gran, Grande, Guerra, Tratado,
    Acuerdo, Campeonato, Mundial, Juegos, Presidente, Ministro, Director, Avenida, Calle, Plaza,
    Sala, Sección, Antecedentes, Fundamentos, Demandante, Demandado, Recurrente, Acta, Asunto
  ]],

  given_never = [[ El, Al, Del, La, Le, Lo, Un, Se, Esta, Este, Las, Los, Do, So, In, An, See ]],

  greeting = [[
    Hola, Querido, Querida, Queridos, Estimado, Estimada, Estimado Sr., Estimada Sra., Apreciado,
    Apreciada, Buenos días, Buenas tardes, Buenas noches
  ]],

  ticker_in = [[ NYSE, NASDAQ, Nasdaq, BMV, BME, BYMA, BVL, BCS, BVC, LSE, ISIN, Euronext ]],

  campus = [[
    Berkeley, Los Ángeles, San Diego, Davis, Irvine, Santa Bárbara, Austin, Madison
  ]],

  role = [[
    portavoz, vocero, vocera, líder, dirigente, jefe, jefa, fundador, fundadora, cofundador,
    dueño, dueña, propietario, propietaria, autor, autora, escritor, escritora, actor, actriz,
    cantante, director, directora, productor, productora, periodista, reportero, reportera,
    columnista, editor, editora, analista, economista, abogado, abogada, activista, artista,
    arquitecto, arquitecta, compositor, compositora, guitarrista, pianista, rapero, comediante,
    modelo, jugador, jugadora, delantero, centrocampista, defensa, portero, arquero, capitán,
    capitana, campeón, campeona, piloto, boxeador, golfista, tenista, ciclista, historiador,
    historiadora, filósofo, filósofa, poeta, novelista, científico, científica, físico, física,
    químico, biólogo, bióloga, ingeniero, inventor, matemático, candidato, candidata, político,
    política, hijo, hija, esposa, esposo, marido, mujer, hermano, hermana, madre, padre, tío, tía,
    sobrino, sobrina, primo, prima, abuelo, abuela, nieto, nieta, viuda, viudo, novia, novio,
    amigo, amiga, colega, compañero, compañera, socio, socia, sucesor, sucesora, asistente,
    asesor, asesora, agente, sospechoso, sospechosa, acusado, acusada, víctima, vecino, vecina,
    fotógrafo, fotógrafa, cineasta, dramaturgo, crítico, estrella, empresario, empresaria,
    inversor, banquero, ejecutivo, ejecutiva, experto, experta, investigador, investigadora,
    dictador, guerrillero, técnico, entrenador, entrenadora, exjugador, sacerdote
  ]],

  given_own = [[
    Aarón, Abelardo, Abigail, Abraham, Abril, Adela, Adolfo, Adrián, Adriana, Agustín, Ainhoa,
    Aitana, Aitor, Alba, Alberto, Alejandra, Alejandro, Alfonso, Alfredo, Alicia, Almudena,
    Álvaro, Amalia, Amelia, Ana, Anabel, Andrea, Andrés, Ángel, Ángela, Ángeles, Antonia, Antonio,
    Araceli, Arantxa, Armando, Arturo, Asunción, Augusto, Aurelio, Aurora, Azucena, Baltasar,
    Bárbara, Bartolomé, Beatriz, Belén, Benito, Benjamín, Bernardo, Berta, Blanca, Borja, Braulio,
    Camila, Camilo, Candela, Carla, Carlos, Carlota, Carmen, Carolina, Catalina, Cayetana,
    Cayetano, Cecilia, Celia, César, Chayanne, Clara, Claudia, Claudio, Clemente, Concepción,
    Conchita, Consuelo, Cristian, Cristina, Cristóbal, Cuauhtémoc, Dalia, Daniel, Daniela, Darío,
    David, Débora, Delia, Delfina, Diego, Dolores, Domingo, Edgar, Edgardo, Eduardo, Elena, Elías,
    Elisa, Eloy, Elsa, Elvira, Emilia, Emiliano, Emilio, Encarnación, Enrique, Ernesto, Esperanza,
    Esteban, Estela, Estefanía, Ester, Eugenia, Eugenio, Eulalia, Eusebio, Eva, Evaristo, Evelia,
    Ezequiel, Fabián, Fabiola, Fátima, Federico, Felipe, Félix, Fermín, Fernanda, Fernando, Fidel,
    Florencia, Francisca, Francisco, Gabriel, Gabriela, Gael, Gaspar, Genaro, Gerardo, Germán,
    Gilberto, Gisela, Gloria, Gonzalo, Graciela, Gregorio, Griselda, Guadalupe, Guillermina,
    Guillermo, Gustavo, Héctor, Hernán, Hilario, Hilda, Horacio, Hugo, Humberto, Ignacio, Iker,
    Ildefonso, Imelda, Inés, Inmaculada, Iñaki, Iñigo, Irene, Iris, Irma, Isaac, Isabel, Isidoro,
    Isidro, Ismael, Iván, Ivonne, Jacinto, Jacobo, Jaime, Javier, Jerónimo, Jesús, Jimena,
    Joaquín, Joaquina, Jordi, Jorge, José, Josefa, Josefina, Josep, Juan, Juana, Juanita, Judith,
    Julia, Julián, Juliana, Julieta, Julio, Karina, Laura, Leandro, Leire, Leonardo, Leonor,
    Leopoldo, Leticia, Lidia, Liliana, Lorena, Lorenzo, Lourdes, Lucas, Lucía, Luciano, Luis,
    Luisa, Luz, Macarena, Magdalena, Maite, Manuel, Manuela, Marcela, Marcelino, Marcelo, Marcos,
    Margarita, María, Mariana, Mariano, Maribel, Marina, Mario, Marisol, Marta, Martín, Mateo,
    Matías, Mauricio, Maximiliano, Máximo, Melchor, Mercedes, Micaela, Miguel, Milagros, Mireia,
    Mireya, Miriam, Moisés, Mónica, Montserrat, Nadia, Natalia, Nemesio, Néstor, Nicanor, Nicolás,
    Nieves, Noelia, Noemí, Nora, Norberto, Norma, Nuria, Octavio, Odón, Ofelia, Olga, Omar, Óscar,
    Osvaldo, Ovidio, Pablo, Paloma, Pamela, Paola, Pascual, Patricia, Patricio, Paula, Paulina,
    Pedro, Pilar, Porfirio, Purificación, Rafael, Ramiro, Ramón, Raquel, Raúl, Rebeca, Regina,
    Reinaldo, Remedios, Renata, Ricardo, Rigoberto, Roberta, Roberto, Rocío, Rodolfo, Rodrigo,
    Rogelio, Román, Romina, Rosa, Rosalía, Rosario, Rosaura, Roxana, Rubén, Salvador, Samuel,
    Sandra, Santiago, Sara, Saúl, Sebastián, Sergi, Sergio, Silvia, Simón, Socorro, Sofía, Sol,
    Soledad, Sonia, Susana, Tania, Tatiana, Teodoro, Teresa, Tomás, Trinidad, Ulises, Úrsula,
    Valentina, Valentín, Valeria, Vanesa, Verónica, Vicenta, Vicente, Víctor, Victoria, Violeta,
    Virginia, Viviana, Wenceslao, Xavier, Ximena, Xiomara, Yadira, Yolanda, Zoraida, Zulema,
    Ainara, Aina, Amaia, Andoni, Ander, Ane, Antía, Anxo, Arantza, Ariadna, Aritz, Arnau, Asier,
    Bautista, Begoña, Bernat, Biel, Brais, Carles, Citlali, Eneko, Enric, Eréndira, Facundo,
    Ferran, Francesc, Garbiñe, Gemma, Gorka, Guillem, Iago, Idoia, Itziar, Itzel, Izaskun, Jaume,
    Joseba, Josu, Julen, Kepa, Koldo, Laia, Lautaro, Llorenç, Lluís, Mabel, Maialen, Maritza,
    Markel, Mercè, Meritxell, Mikel, Milena, Miren, Mirta, Montse, Nahuel, Nayeli, Nélida, Nerea,
    Neus, Nidia, Núria, Oihana, Oriol, Patxi, Pere, Ramona, Roser, Rufino, Sabela, Saturnino,
    Segismundo, Severino, Tadeo, Thiago, Toribio, Unai, Uxía, Uxue, Venancio, Virgilio, Wilmer,
    Xabier, Xoán, Xóchitl, Xurxo, Yamila, Yeison, Yesenia, Yuliana, Zacarías
  ]],

  said = [[
    dijo, dice, declaró, declara, afirmó, afirma, aseguró, asegura, señaló, señala, explicó,
    explica, añadió, añade, agregó, agrega, indicó, indica, comentó, comenta, sostuvo, sostiene,
    manifestó, manifiesta, expresó, expresa, advirtió, advierte, reconoció, reconoce, admitió,
    admite, negó, niega, recordó, recuerda, insistió, insiste, preguntó, respondió, contestó,
    escribió, escribe, anunció, anuncia, confirmó, confirma, reveló, revela, destacó, destaca,
    subrayó, subraya, lamentó, lamenta, cree, piensa, opina, considera, quiere, nació, murió,
    falleció, renunció, dimitió, ha dicho
  ]],

  said_before = [[
    dijo, dice, declaró, afirmó, aseguró, señaló, explicó, añadió, agregó, indicó, comentó,
    sostuvo, manifestó, expresó, advirtió, reconoció, admitió, recordó, insistió, preguntó,
    respondió, contestó, escribió, anunció, confirmó, reveló, destacó, subrayó, lamentó, según
  ]],

  family_stop = [[ Domingo, Abril, Mayo, Marzo, Julio, Agosto, Segundo, Nuevo, Bueno, Grande ]],

  person_suffix = [[ Jr., Jr, hijo, II, III, IV ]],

  known_as = [[
    conocido como, conocida como, alias, apodado, apodada, llamado, llamada, mejor conocido como,
    más conocido como, mejor conocida como, apodo, el apodo de
  ]],

  place_in = [[
    en, desde, hacia, hasta, cerca de, fuera de, dentro de, al norte de, al sur de, al este de,
    al oeste de, al noroeste de, al noreste de, al sureste de, al suroeste de, por todo
  ]],

  -- places that are other words where they are written small
  small_word = [[ granada, cuba, lima, leon, merida, chile, paz ]],

  place_of = [[
    ciudad de, pueblo de, villa de, estado de, provincia de, república de, reino de, condado de,
    distrito de, isla de, capital de, puerto de, región de, departamento de, municipio de,
    barrio de, localidad de, comunidad de, aeropuerto de, alcalde de, gobernador de,
    habitantes de, vecinos de, natural de, nacido en, nacida en, nació en, vive en, viven en,
    vivió en, murió en, falleció en, reside en, viajó a, llegó a, llegaron a, vuelo a, vuelos a,
    viaje a, visita a, embajada en, embajador en, con sede en, frontera con, costa de, calles de,
    río, arroyo, cerro, monte, lago, laguna, volcán, calle, avenida, plaza, paseo, barrio, isla,
    sierra de, valle de, bahía de, golfo de, cordillera de, parroquia de, aldea de, cárcel de
  ]],

  place_site = [[
    planta de, fábrica de, oficina de, oficinas de, sede de, sucursal de, tienda de, estación de,
    almacén de
  ]],

  place_pair = [[
    Santiago de Chile, Santiago de Compostela, Santiago de Cuba, Santiago del Estero,
    Santiago de los Caballeros, Santiago de Querétaro, Santiago de Cali
  ]],

  -- last words of places
  place_head = [[ City, Beach, Street, Avenue, Park, Square, Island, Valley, River, County ]],

  place_first = [[
    Río, Lago, Mar, Golfo de, Bahía de, Isla de, Islas, Isla, Cabo, Monte, Cerro, Volcán, Sierra,
    Cordillera de, Valle de, Puerto, San, Santa, Santo, Villa, Ciudad, Ciudad de, Calle, Avenida,
    Av., Avda., Plaza, Plaza de, Paseo de, Paseo, Parque, Puente, Aeropuerto, Aeropuerto de,
    Estadio, Estación de, Palacio de, Castillo de, Torre, Barrio, Colonia, Península de,
    Provincia de, Departamento de, Estado de, Costa, Playa, Laguna, Desierto de, Estrecho de,
    Canal de, Nueva, Nuevo
  ]],

  org_suffix = [[
    S.A., SA, S.A. de C.V., S.L., S.L.U., S.R.L., SRL, S.A.S., Inc., Corp., Ltd., LLC, AG, GmbH,
    PLC, N.V., y Cía., & Co., Group, Airlines, Holdings, Company,
    S.A.B. de C.V., S. de R.L., S. de R.L. de C.V., S.A.U., S.C., S.Coop., S.A.C., S.A.C.I.,
    Ltda., Ltda, Lda., S.p.A., SpA, Hermanos, e Hijos, y Asociados, & Asociados, LLP, B.V.
  ]],

  -- last words of organisations
  org_head = [[
    Bank, University, News, Times, Post, FC, F.C., CF, C.F., United, City FC, Media, Club
  ]],

  -- first words of organisations
  org_first = [[
    Banco, Universidad, Instituto, Ministerio, Secretaría, Departamento, Consejo, Comisión,
    Comité, Asociación, Federación, Confederación, Fundación, Organización, Sindicato, Unión,
    Partido, Movimiento, Frente, Alianza, Coalición, Congreso, Senado, Parlamento, Asamblea,
    Corte, Tribunal, Fiscalía, Procuraduría, Policía, Guardia, Ejército, Armada, Fuerza, Fuerzas,
    Cuerpo, Agencia, Autoridad, Oficina, Dirección, Servicio, Cámara, Colegio, Escuela, Academia,
    Facultad, Hospital, Clínica, Museo, Biblioteca, Teatro, Orquesta, Iglesia, Diócesis, Cártel,
    Cartel, Club, Real, Liga, Atlético, Deportivo, Sporting, Grupo, Compañía, Empresa, Editorial,
    Diario, Periódico, Revista, Radio, Televisión, Canal, Ayuntamiento, Diputación, Generalitat,
    Junta, Gobierno, Embajada, Consulado, Bolsa, Fondo, Centro, Sociedad, Red, Caja, Central,
    Cruz, Defensoría, Contraloría, Audiencia, Audiencia Provincial, Juzgado, Notaría
  ]],

  org_of = [[
    Banco, Universidad, Instituto, Ministerio, Secretaría, Departamento, Consejo, Comisión,
    Comité, Asociación, Federación, Confederación, Fundación, Organización, Sindicato, Unión,
    Partido, Movimiento, Frente, Congreso, Cámara, Corte, Tribunal, Fiscalía, Policía, Guardia,
    Ejército, Agencia, Oficina, Dirección, Servicio, Colegio, Escuela, Academia, Facultad,
    Hospital, Museo, Biblioteca, Orquesta, Iglesia, Cártel, Cartel, Club, Ayuntamiento, Junta,
    Gobierno, Embajada, Bolsa, Fondo, Centro, Sociedad, Red, Caja, Asamblea, Consejería,
    Audiencia, Audiencia Provincial, Audiencia Nacional, Tribunal Superior, Juzgado, Registro,
    Universidad Nacional, Banco Central, Corte Suprema, Tribunal Supremo, Policía Nacional,
    Fuerzas Armadas, Instituto Nacional
  ]],

  org_joint = [[ Ministerio, Secretaría, Departamento, Instituto, Comisión, Consejo, Centro ]],

  of = [[ de, del, de la, de los, de las, para, para la, para el, por la, por el, e ]],

  relative = [[  ]],

  office = [[  ]],

  platform = [[ X, Threads, Telegram, Signal, Discord, Bluesky, Truth Social, Medium ]],
  posted_on = [[
    publicó en, publicado en, publicación en, publicaciones en, escribió en, mensaje en,
    mensajes en, video en, vídeo en, cuenta en, cuentas en, seguidores en, tuiteó en,
    compartió en, difundido en, difundió en, cuenta de, red social, a través de
  ]],

  joined = [[ y, e ]],

  no_acronym = [[
    I, II, III, IV, VI, VII, VIII, IX, XI, XII, XIII, XIV, XV, XVI, XVII, XVIII, XIX, XX, XXI, TV,
    CD, DVD, PC, GPS, ADN, ARN, VIH, SIDA, PIB, IVA, IPC, ID, URL, HTML, XML, PDF, HTTP, WWW, USB,
    OK, DJ, GMT, UTC, EUR, USD, MXN, DNI, RFC, CURP, PYME, PYMES, EL, LA, LOS, LAS, DE, DEL, EN,
    POR, CON, NO, SI, UN, UNA, QUE, SE, SU, AL, MAS, COMO, PARA, SIN, CC, CCO, RE, RV, NIF, CIF,
    NIE, IBAN, BIC, SWIFT, URGENTE, ACTA, NOTA, YA, ES, SON, FUE, HA, MI,
    TU, LO, LE, ME, TE, SOBRE, ENTRE, TRAS, HOY, AM, PM
  ]],

  org_context = [[
    acciones de, presidente de, director de, portavoz de, vocero de, analista de, economista de,
    miembro de, miembros de, empleados de, filial de, jugador del, jugador de, fichó por,
    trabaja en, trabajó en, trabaja para, adquirida por, propiedad de, fundador de, estudió en,
    profesor de la, publicado por, según la agencia, la agencia, la empresa, la compañía,
    el diario, el grupo, el club
  ]],

  stop = [[
    Lunes, Martes, Miércoles, Jueves, Viernes, Sábado, Domingo, Enero, Febrero, Marzo, Abril,
    Mayo, Junio, Julio, Agosto, Septiembre, Setiembre, Octubre, Noviembre, Diciembre, Navidad,
    Pascua, Semana Santa, Año Nuevo, Dios, Corán, Juegos Olímpicos, Copa del Mundo,
    Guerra Mundial, Segunda Guerra Mundial, Primera Guerra Mundial, Guerra Fría, Guerra Civil,
    Premio Nobel, El, La, Los, Las, Lo, Un, Una, Unos, Unas, Y, E, O, U, Ni, Pero, Mas, Sino,
    Aunque, Si, Sí, No, Que, Qué, Quien, Quién, Quienes, Cual, Cuál, Cuando, Cuándo, Donde, Dónde,
    Como, Cómo, Porque, Por, Para, Con, Sin, Sobre, Tras, Entre, Desde, Hasta, Hacia, Según,
    Durante, Mediante, Contra, Ante, Bajo, En, De, Del, A, Al, Este, Esta, Esto, Estos, Estas,
    Ese, Esa, Eso, Esos, Esas, Aquel, Aquella, Aquellos, Aquellas, Yo, Tú, Él, Ella, Ello,
    Nosotros, Nosotras, Vosotros, Ustedes, Usted, Ellos, Ellas, Me, Te, Se, Nos, Os, Le, Les, Mi,
    Mis, Tu, Tus, Su, Sus, Nuestro, Nuestra, Nuestros, Nuestras, Ya, Aún, Todavía, También,
    Tampoco, Muy, Más, Menos, Mucho, Mucha, Muchos, Muchas, Poco, Poca, Pocos, Pocas, Todo, Toda,
    Otro, Otra, Otros, Otras, Cada, Algún, Alguno, Alguna, Algunos, Algunas, Ningún, Ninguno,
    Ninguna, Nada, Nadie, Algo, Alguien, Mientras, Además, Entonces, Luego, Después, Antes, Ahora,
    Hoy, Ayer, Mañana, Anoche, Aquí, Ahí, Allí, Allá, Así, Bien, Mal, Es, Son, Era, Eran, Fue,
    Fueron, Ser, Está, Están, Estaba, Hay, Había, Ha, Han, Hubo, Tiene, Tienen, Hace, Hacen,
    Puede, Pueden, Va, Van, Gracias, Hola, Querido, Querida, Estimado, Estimada, Saludos, Sr, Sra,
    Dr, Dra, Sin embargo, No obstante, Por otra parte,
    Cierra, Sala, Abre, Sube, Baja, Vive, Pide, Niega, Gana, Pierde, Muere, Llega, Sale, Crece,
    Cae, Marca, Alerta, Nota, Visita, Obra, Obras, Cuenta, Factura, Pedido, Entrega, Fecha, Hora,
    Lugar, Valor, Total, Precio, Resumen,
    Informe, Muestra, Trato, Cara, Gasto, Orden, Salud, Verano, Invierno, Vol., Núm., No., Fig.,
    Art., Pág.
  ]],

  soft = [[
    Olímpicos, Mundial, Constitución, Primero, Primera, Segundo, Segunda, Tercer, Tercero, Tercera,
    Cuarto, Cuarta,
    Quinto, Quinta, Sexto, Sexta, Séptimo, Octavo, Noveno, Décimo, Último,
    Última, Nuevo, Nueva, Gran, Grandes, Buenos, Buenas, Uno, Dos, Tres, Cuatro, Cinco, Seis,
    Siete, Ocho, Nueve, Diez, Policías, Autoridades, Expertos, Vecinos, Gente, Personas, Capítulo,
    Sección, Parte, Artículo, Página, Figura, Tabla, Nota, Internet, Biblia, Nobel, Todos, Todas
  ]],

  norp_small = true, -- they are written small; Argentina is a country

  norp = [[
    afgano, afgana, afganos, afganas, africano, africana, africanos, africanas, albanés, albanesa,
    albaneses, alemán, alemana, alemanes, alemanas, americano, americana, americanos, americanas,
    andaluz, andaluza, andaluces, angoleño, árabe, árabes, argelino, argelina, argelinos,
    argentino, argentina, argentinos, argentinas, armenio, armenia, armenios, asiático, asiática,
    asiáticos, asiáticas, australiano, australiana, australianos, austriaco, austríaco, austriaca,
    austriacos, azerbaiyano, bangladesí, bávaro, belga, belgas, bielorruso, bielorrusa,
    bielorrusos, birmano, boliviano, boliviana, bolivianos, bolivianas, bosnio, bosnia, bosnios,
    brasileño, brasileña, brasileños, brasileñas, británico, británica, británicos, británicas,
    búlgaro, búlgara, búlgaros, camboyano, camerunés, canadiense, canadienses, catalán, catalana,
    catalanes, catalanas, checo, checa, checos, chechenos, checheno, chileno, chilena, chilenos,
    chilenas, chino, china, chinos, chinas, chipriota, colombiano, colombiana, colombianos,
    colombianas, congoleño, coreano, coreana, coreanos, costarricense, costarricenses, croata,
    croatas, cubano, cubana, cubanos, cubanas, danés, danesa, daneses, dominicano, dominicana,
    dominicanos, ecuatoriano, ecuatoriana, ecuatorianos, egipcio, egipcia, egipcios, escocés,
    escocesa, escoceses, eslovaco, eslovaca, esloveno, eslovena, español, española, españoles,
    españolas, estadounidense, estadounidenses, estonio, estonia, etíope, etíopes, europeo,
    europea, europeos, europeas, filipino, filipina, filipinos, finlandés, finlandesa,
    finlandeses, flamenco, francés, francesa, franceses, francesas, gallego, gallega, gallegos,
    galés, galesa, georgiano, georgiana, georgianos, ghanés, griego, griega, griegos,
    guatemalteco, guatemalteca, guatemaltecos, guineano, haitiano, haitiana, haitianos, hispano,
    hispana, hispanos, holandés, holandesa, holandeses, hondureño, hondureña, hondureños, húngaro,
    húngara, húngaros, indio, india, indios, indonesio, indonesia, indonesios, inglés, inglesa,
    ingleses, inglesas, iraní, iraníes, iraquí, iraquíes, irlandés, irlandesa, irlandeses,
    islandés, islandesa, israelí, israelíes, italiano, italiana, italianos, italianas, jamaicano,
    jamaicana, japonés, japonesa, japoneses, japonesas, jordano, jordana, jordanos, kazajo,
    keniano, keniana, kenianos, kurdo, kurda, kurdos, kuwaití, latino, latina, latinos, latinas,
    latinoamericano, latinoamericana, latinoamericanos, letón, letona, libanés, libanesa,
    libaneses, libio, libia, libios, lituano, lituana, luxemburgués, macedonio, malasio, maliense,
    marroquí, marroquíes, maya, mayas, mexicano, mexicana, mexicanos, mexicanas, mejicano,
    moldavo, mongol, mongoles, montenegrino, nepalí, neoyorquino, neoyorquina, neoyorquinos,
    neozelandés, neozelandesa, nicaragüense, nicaragüenses, nigeriano, nigeriana, nigerianos,
    norcoreano, norcoreana, norcoreanos, norteamericano, norteamericana, norteamericanos, noruego,
    noruega, noruegos, pakistaní, pakistaníes, palestino, palestina, palestinos, panameño,
    panameña, panameños, paraguayo, paraguaya, paraguayos, peruano, peruana, peruanos, peruanas,
    polaco, polaca, polacos, portugués, portuguesa, portugueses, puertorriqueño, puertorriqueña,
    puertorriqueños, quechua, rumano, rumana, rumanos, ruso, rusa, rusos, rusas, salvadoreño,
    salvadoreña, salvadoreños, saudí, saudíes, saudita, sauditas, senegalés, serbio, serbia,
    serbios, sirio, siria, sirios, somalí, somalíes, soviético, soviética, soviéticos,
    sudafricano, sudafricana, sudafricanos, sudamericano, sudamericana, sudamericanos, sudanés,
    sudanesa, sueco, sueca, suecos, suizo, suiza, suizos, surcoreano, surcoreana, surcoreanos,
    tailandés, tailandesa, taiwanés, taiwanesa, tejano, tibetano, tibetana, tibetanos, tunecino,
    tunecina, tunecinos, turco, turca, turcos, ucraniano, ucraniana, ucranianos, uruguayo,
    uruguaya, uruguayos, valenciano, valenciana, vasco, vasca, vascos, venezolano, venezolana,
    venezolanos, venezolanas, vietnamita, vietnamitas, yemení, yemeníes, zimbabuense, madrileño,
    madrileña, madrileños, barcelonés, barcelonesa, porteño, porteña, porteños, capitalino,
    jalisciense, jaliscienses, sinaloense, sinaloenses, católico, católica, católicos, católicas,
    cristiano, cristiana, cristianos, protestante, protestantes, ortodoxo, ortodoxos, evangélico,
    evangélica, evangélicos, musulmán, musulmana, musulmanes, islámico, islámica, islamista,
    islamistas, judío, judía, judíos, judías, budista, budistas, hindú, hindúes, chií, chiíes,
    chiita, chiitas, suní, suníes, sij, mormón, mormones, republicano, republicana, republicanos,
    demócrata, demócratas, comunista, comunistas, socialista, socialistas, conservador,
    conservadora, conservadores, peronista, peronistas, kirchnerista, chavista, chavistas,
    sandinista, sandinistas, zapatista, zapatistas, nazi, nazis, fascista, fascistas, franquista,
    marxista, marxistas, maoísta, anarquista, anarquistas
  ]],

  state_code = [[ CDMX, Jal., Sin., Mich., Gto., Ver., N.L., B.C., Edomex ]],
}
