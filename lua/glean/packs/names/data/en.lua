--- English: what the pack `names` knows of words.
-- Compiled by hand for glean.  Entries are separated by commas; comparison
-- folds case and marks.

return {
  -- before a person's name, as a label of their own
  title = [[
    President, Vice President, President-elect, Prime Minister, Deputy Prime Minister, Chancellor,
    Premier, Governor, Gov., Govs., Lt. Gov., Lieutenant Governor, Senator, Sen., Sens.,
    State Sen., Representative, Rep., Reps., State Rep., U.S. Sen., U.S. Rep., U.S. Attorney,
    Congressman, Congresswoman, Assemblyman, Assemblywoman, Councilman, Councilwoman, Councillor,
    Councilmember, Mayor, Deputy Mayor, Alderman, Ambassador, Amb., Minister, Foreign Minister,
    Finance Minister, Defense Minister, Defence Minister, Interior Minister, Justice Minister,
    Health Minister, Education Minister, Trade Minister, Economy Minister, Energy Minister,
    Deputy Minister, Secretary, Secretary of State, Secretary of Defense,
    Secretary of the Treasury, Secretary of Commerce, Secretary of Labor, Secretary of Energy,
    Secretary of the Interior, Secretary of Homeland Security, Deputy Secretary,
    Deputy Secretary of State, Deputy Secretary of Defense, Deputy Secretary of Commerce,
    Assistant Secretary of State, Under Secretary, Undersecretary, Undersecretary of State,
    Assistant Secretary, Foreign Secretary, Home Secretary, Defense Secretary, Defence Secretary,
    Treasury Secretary, Press Secretary, General Secretary, Secretary General, Secretary-General,
    Attorney General, Solicitor General, Surgeon General, Inspector General, Postmaster General,
    Speaker, House Speaker, Majority Leader, Minority Leader, Senate Majority Leader,
    House Majority Leader, Senate Minority Leader, House Minority Leader, Whip, Chief of Staff,
    National Security Adviser, National Security Advisor, Special Envoy, Judge, Justice,
    Chief Justice, Magistrate, District Attorney, Prosecutor, Special Counsel, Special Prosecutor,
    Sheriff, Marshal, King, Queen, Prince, Princess, Duke, Duchess, Earl, Count, Countess, Baron,
    Baroness, Emperor, Empress, Sultan, Emir, Sheikh, Sheik, Shah, Tsar, Czar, Viscount, Marquis,
    Sir, Dame, Lord, Lady, Crown Prince, King's Counsel, Pope, Cardinal, Archbishop, Bishop,
    Rabbi, Imam, Ayatollah, Grand Ayatollah, Mullah, Reverend, Rev., Pastor, Father, Fr., Sister,
    Brother, Deacon, Vicar, Saint, Mother Superior, Dalai Lama, Mr., Mrs., Ms., Miss, Mx.,
    Messrs., Dr., Drs., Doctor, Professor, Prof., Associate Professor, Assistant Professor, Madam,
    Monsieur, Mme., Mister, General, Gen., Brig. Gen., Maj. Gen., Lt. Gen., Brigadier General,
    Major General, Lieutenant General, Admiral, Adm., Rear Adm., Rear Admiral, Vice Adm.,
    Vice Admiral, Colonel, Col., Lt. Col., Lieutenant Colonel, Major, Maj., Captain, Capt.,
    Commander, Cmdr., Lt. Cmdr., Lieutenant, Lt., 1st Lt., 2nd Lt., First Lieutenant,
    Second Lieutenant, Sergeant, Sgt., Staff Sgt., Sgt. Maj., Sergeant Major, Corporal, Cpl.,
    Lance Cpl., Private, Pvt., Pfc., Spc., Ensign, Brigadier, Commodore, Field Marshal, Inspector,
    Det., Detective, Superintendent, Supt., Constable, Officer, Trooper, Agent, Special Agent,
    Police Chief, Fire Chief, Chief Inspector, Commissioner, Police Commissioner, Chairman,
    Chairwoman, Chairperson, Vice Chairman, Chief Executive, Chief Executive Officer, CEO, CFO,
    COO, CTO, Chief Financial Officer, Managing Director, Executive Director, Deputy Director,
    Director, Coach, Head Coach, Manager, First Lady, Comrade, Auntie, Aunt, Uncle, Grandma,
    Grandpa, Chair, Vice Chair, Treasurer, Trustee, Town Attorney, City Attorney,
    County Attorney, State's Attorney, Assistant U.S. Attorney, City Manager, Town Manager,
    Town Clerk, City Clerk, County Clerk, County Executive, County Commissioner, Selectman,
    Fire Marshal, Circuit Judge, District Judge, Senior Judge, Chief Judge, Bankruptcy Judge,
    Chief Operating Officer, Chief Technology Officer, Vice Chairwoman, Executive Vice President,
    Senior Vice President
  ]],

  -- written small
  title_small = [[
    drug lord, kingpin, warlord, mob boss, crime boss, drug kingpin, cartel leader,
    president-elect, then-president, former president, vice president, president
  ]],

  -- capitalised words that a person's name does not hold
  person_stop = [[
    Cup, Open, Day, Days, Week, Award, Awards, Prize, Act, Tour, Festival, Fest, Show, Album,
    Games, Game, Trophy, Championship, Championships, Classic, Series, Design, Music, Motorsports,
    Lounge, Plan, Deal, Trail, Line, Lines, Fight, Night, Needs, Live, LIVE, Tonight, Version,
    Edition, Theory, Law, Rule, Rules, Case, Report, Reports, Study, Book, Song, Video, Movie,
    Film, Concert, Race, Ball, Chair, Professor, Fellow, Fellowship, Scholarship, Syndrome,
    Disease, Effect, Scale, Method, Test, Diaries, Saved, Smile, Connector, Express, Guitar,
    Guitars, Store, Shop, Market, Mountain, Hotel, Inn, Suites, Resort, Apartments, Condo, Condos,
    Spa, Salon, Grill, Pizza, Coffee, Tea, Bakery, Launches, Visits, Says, Said, Wins, Beats, Vs,
    Vs., And, Or, Of, The, In, On, At, For, To, With, By, President, Governor, Senator, Minister,
    Secretary, Chairman, Director, General, Judge,
    Officer, Officers, Executive, Chief, Treasurer, Counsel, Board, Company, Committee, Names,
    Appoints, Announces, Joins, Signs, Opens, Closes, Wharf, Road, Street, Avenue, Lane, Item,
    Plaintiff, Defendant, Appellant, Appellee, Petitioner, Respondent
  ]],

  -- given names of the sources that are something else at the start of a sentence
  given_never = [[
    An, Any, Even, Had, Happy, Hi, In, Many, My, Ok, So, See, Thu, Yen, Le, La, Do, Than, Or, Man
  ]],

  -- in front of the name of who gets a letter
  greeting = [[ Dear, Hi, Hello, Hey, Hi there, Good morning, Good afternoon, Good evening ]],

  -- stock exchanges, before a colon and the sign of a share
  ticker_in = [[
    NYSE, NASDAQ, Nasdaq, NasdaqGS, NasdaqGM, AMEX, NYSE American, LSE, AIM, TSX, TSXV, CSE, ASX,
    BMV, BME, HKEX, HKSE, SGX, JSE, NSE, BSE, SIX, OTC, OTCQB, OTCQX, Euronext, Xetra, ISIN, CUSIP
  ]],

  -- behind a person's 's
  relative = [[
    wife, husband, ex-wife, ex-husband, son, daughter, children, mother, father, parents, brother,
    sister, siblings, family, widow, girlfriend, boyfriend, fiancee, fiancé, uncle, aunt, nephew,
    niece, grandson, granddaughter, grandfather, grandmother, lawyer, lawyers, attorney,
    attorneys, spokesman, spokeswoman, spokesperson, mentor, biographer, aide, aides, death,
    funeral, birthday, career, childhood, voice, novel, novels, memoir, resignation, testimony,
    predecessor, successor, second wife, first wife, late wife, late husband, eldest son,
    youngest son, former wife
  ]],

  -- behind the name of who holds it
  office = [[ administration, presidency, campaign, era, White House, regime, cabinet ]],

  -- networks with names that are words, and what stands before them
  platform = [[
    X, Threads, Telegram, Signal, Discord, Bluesky, Truth Social, Medium, Vine, Line
  ]],
  posted_on = [[
    post on, posts on, posted on, posting on, wrote on, writing on, said on, video on, message on,
    statement on, account on, accounts on, followers on, shared on, announced on, published on,
    post to, tweeted on, via
  ]],

  -- first words of organisations with foreign names
  org_first = [[
    Banco, Banca, Banque, Caja, Grupo, Groupe, Gruppo, Partido, Parti, Partito, Universidad,
    Universidade, Université, Università, Universität, Instituto, Institut, Istituto, Club,
    Deportivo, Atlético, Sporting, Borussia, FC, AFC, AC, AS, SC, Cártel, Cartel, Radio,
    Télévision, Televisión, Crédit, Société, Deutsche, Compagnie, Compañía, Ministerio, Ministère,
    Musée, Museo, Teatro, Editorial, Éditions, Orchestre, Orquesta, Fundación, Fondation,
    Fundação, Quinta do, Quinta da, Bodegas, Château, Domaine, Cantina, Asociación, Federación
  ]],

  joined = [[ and ]],

  -- behind "University of California" and a comma
  campus = [[
    Berkeley, Los Angeles, San Diego, Davis, Irvine, Santa Barbara, Santa Cruz, Riverside, Merced,
    San Francisco, Madison, Milwaukee, Chapel Hill, Urbana-Champaign, Ann Arbor, Austin, Dallas,
    Arlington, El Paso, San Antonio, Amherst, Boulder, Twin Cities, Knoxville, Fayetteville
  ]],

  -- given names that the sources, which are American, miss
  given_own = [[
    Abbas, Abdallah, Abdel, Abdelaziz, Abdul, Abdulaziz, Abdullah, Abdurrahman, Abu, Adel, Adolf,
    Agnieszka, Ahmad, Ahmed, Ahmet, Akira, Aleksandr, Aleksandar, Aleksei, Alexei, Alexey, Ali,
    Amit, Amr, Anatoly, Anatoli, Andrei, Andrej, Andrey, Andriy, Andrzej, Anil, Anwar, Arjun,
    Arkady, Arvind, Ashok, Atal, Ayman, Aziz, Babak, Bashar, Bashir, Benazir, Benedetto, Benjamin,
    Bernd, Birgit, Björn, Bogdan, Boris, Borut, Branko, Carlo, Chandrika, Chiara, Claus, Claude,
    Dariusz, Deepak, Detlef, Didier, Dieter, Dilma, Dimitri, Dimitris, Dmitri, Dmitry, Donatella,
    Dragan, Ebrahim, Edouard, Ehud, Ekaterina, Emmanuel, Enzo, Erdal, Erwin, Evgeny, Fahad,
    Faisal, Farid, Farouk, Fatima, Ferdinand, Filippo, Francesca, Francesco, Franck, François,
    Franz, Friedrich, Fritz, Fumio, Gamal, Gautam, Gennady, Georgi, Georges, Gerhard, Gianluca,
    Gianni, Giorgio, Giovanni, Giulia, Giulio, Giuseppe, Goran, Grzegorz, Gunther, Günter, Habib,
    Hamid, Hamad, Hans, Hari, Haruki, Hashim, Hassan, Heinrich, Heinz, Helmut, Henrik, Henri,
    Herbert, Hideo, Hideki, Hiroshi, Hisham, Hosni, Hossein, Hussein, Ibrahim, Igor, Ilham, Ilya,
    Imran, Indira, Ingrid, Irina, Ismail, Itamar, Ivan, Iyad, Jacek, Jacques, Jalal, Jamal, Jamil,
    Javad, Jawaharlal, Jean, Jens, Joachim, Jörg, Johann, Johannes, Joschka, Josef, Jozef, Jürgen,
    Junichiro, Jussi, Kamal, Karim, Karl, Katarzyna, Kazuo, Kemal, Kenji, Khaled, Khalid, Klaus,
    Kofi, Konstantin, Krzysztof, Kurt, Lakshmi, Lars, Lech, Leonid, Lothar, Luca, Luc, Luigi,
    Magda, Mahathir, Mahmoud, Mahmud, Mahinda, Manfred, Manmohan, Marcel, Marco, Marek, Mariusz,
    Marwan, Massimo, Matteo, Matthias, Maurizio, Mehmet, Michał, Michel, Mikhail, Milos, Miroslav,
    Mohamed, Mohammad, Mohammed, Mohan, Mordechai, Moshe, Muammar, Muhammad, Muhammed, Munir,
    Muqtada, Mustafa, Nabil, Naoto, Narendra, Natalya, Nawaz, Nikita, Nikolai, Nikolay, Nikos,
    Nouri, Nursultan, Oleg, Oleksandr, Olaf, Omar, Osama, Otto, Paolo, Pascal, Pervez, Petro,
    Philippe, Pierre, Pietro, Piotr, Pranab, Qasim, Radovan, Rafiq, Rahul, Rajesh, Rajiv, Ramzan,
    Ratko, Ravi, Recep, Reinhard, Reza, Riccardo, Roland, Rolf, Ryszard, Saddam, Sadiq, Salah,
    Salim, Salman, Sami, Sanjay, Satoshi, Sayed, Sebastien, Sergei, Sergey, Serhiy, Seyed, Shamil,
    Shigeru, Shimon, Shinzo, Silvio, Slobodan, Sonia, Stanislav, Stefan, Stefano, Stellan, Sunita,
    Marit, Priya, Solveig, Håkon, Torbjørn, Søren, Bjørn, Ayesha, Chidi,
    Chinua, Ngozi, Kwame, Kofi, Thandiwe, Sipho, Nkosana, Oluwaseun, Ifeoma, Deepika, Anjali,
    Stéphane, Sunil, Suresh, Svetlana, Tadeusz, Takashi, Takeshi, Tamir, Tariq, Tarek, Tatyana,
    Tayyip, Thierry, Tomasz, Tzipi, Ulrich, Umar, Uri, Usama, Vaclav, Valery, Vasily, Vijay,
    Viktor, Vitaly, Vittorio, Vladimir, Vladislav, Vojislav, Volodymyr, Vyacheslav, Walid, Werner,
    Wilhelm, Willem, Wojciech, Wolfgang, Xavier, Yasser, Yasir, Yegor, Yevgeny, Yitzhak,
    Yoshihiko, Yukio, Yulia, Yuri, Yury, Yusuf, Yves, Zbigniew, Zalmay, Zeinab, Zoran, Zygmunt
  ]],

  -- before a person's name, but no label
  role = [[
    spokesman, spokeswoman, spokesperson, leader, head, chief, founder, co-founder, owner, author,
    writer, actor, actress, singer, director, producer, journalist, reporter, columnist, editor,
    analyst, economist, lawyer, attorney, activist, artist, architect, composer, guitarist,
    drummer, bassist, vocalist, pianist, rapper, comedian, model, player, striker, midfielder,
    defender, goalkeeper, pitcher, quarterback, coach, manager, captain, champion, driver, boxer,
    golfer, historian, philosopher, poet, novelist, scientist, physicist, chemist, biologist,
    engineer, inventor, mathematician, professor, teacher, student, president, chairman,
    chairwoman, minister, senator, governor, mayor, ambassador, candidate, lawmaker, legislator,
    politician, king, queen, prince, princess, son, daughter, wife, husband, brother, sister,
    mother, father, uncle, aunt, nephew, niece, cousin, grandfather, grandmother, grandson, widow,
    fiancee, fiance, girlfriend, boyfriend, friend, colleague, partner, teammate, rival,
    successor, predecessor, assistant, secretary, aide, adviser, advisor, officer, sergeant,
    gunman, suspect, defendant, victim, resident, farmer, photographer, filmmaker, screenwriter,
    playwright, critic, star, bandmate, frontman, songwriter, billionaire, entrepreneur, investor,
    banker, executive, expert, researcher, dictator, rebel, general, colonel, bishop, priest,
    saint
  ]],

  -- of a person, next to the name
  said = [[
    said, says, say, told, tells, added, adds, asked, asks, replied, replies, noted, notes,
    explained, explains, stated, claimed, claims, argued, argues, insisted, insists, recalled,
    recalls, warned, warns, denied, denies, complained, complains, declared, acknowledged,
    admitted, conceded, wrote, writes, testified, quipped, joked, commented, remarked, concluded,
    predicted, predicts, thinks, thought, believes, believed, knew, knows, wants, wanted, married,
    was born, died, resigned, smiled, laughed, nodded, whispered, shouted, cried, felt
  ]],

  -- between a person's words and the name
  said_before = [[
    said, says, added, adds, asked, replied, explained, wrote, recalled, noted
  ]],

  -- surnames that are other words, too
  family_stop = [[
    May, March, August, Day, Page, Best, Good, Love, English, Lord, Early, Winter, Winters,
    Summer, Summers, Spring, Will, Bill, Church, New, Old, Friday, Monday, Child, Man, Free,
    Power, Game
  ]],

  person_suffix = [[ Jr., Jr, Sr., Sr, II, III, IV, Esq., Ph.D., M.D. ]],

  known_as = [[
    known as, nicknamed, called, alias, aka, a.k.a., dubbed, better known as, commonly known as,
    also known as, formerly known as, known simply as, née, born, the former
  ]],

  -- before a place
  place_in = [[
    in, at, near, from, to, outside, inside, around, across, throughout, toward, towards, into,
    north of, south of, east of, west of, northwest of, northeast of, southwest of, southeast of,
    downtown, via
  ]],

  -- places that are other words where they are written small
  small_word = [[
    china, turkey, chad, jersey, guinea, jordan, georgia, dominica, america, niger, java
  ]],

  -- before a place alone, whatever stands behind
  place_of = [[
    city of, town of, village of, state of, province of, republic of, kingdom of, county of,
    district of, island of, capital of, suburb of, port of, port city of, region of, people of,
    capital, town in, mayor of, born in, based in, lives in, lived in, living in, moved to,
    traveled to, travelled to, went to, flew to, arrived in, located in, headquartered in,
    died in, grew up in, raised in, neighborhood of, community of, resident of, residents of,
    streets of, trip to, visit to, visited, flight to, flights to, embassy in, ambassador to,
    war in
  ]],

  -- before a place that is another name, too
  place_site = [[ office in, offices in, plant in, plant at, branch in, factory in, site in ]],

  -- last words of places
  place_head = [[
    River, Creek, Lake, Lakes, Sea, Ocean, Bay, Gulf, Strait, Channel, Canal, Harbor, Harbour,
    Beach, Coast, Shore, Island, Islands, Isle, Isles, Peninsula, Archipelago, Cape, Mountain,
    Mountains, Mount, Mt., Hill, Hills, Peak, Ridge, Range, Valley, Canyon, Gorge, Pass, Plateau,
    Plain, Plains, Desert, Forest, Woods, Falls, Springs, Glacier, Volcano, Reef, Swamp, Marsh,
    Delta, Basin, Rainforest, County, Province, Prefecture, District, Township, Borough, Parish,
    Village, Region, Territory, Oblast, Governorate, Municipality, Street, St., Avenue, Ave.,
    Road, Rd., Boulevard, Blvd., Drive, Lane, Highway, Expressway, Freeway, Parkway, Turnpike,
    Square, Plaza, Circle, Terrace, Alley, Bridge, Tunnel, Airport, International Airport,
    Station, Railway Station, Park, National Park, State Park, Gardens, Zoo, Cemetery, Palace,
    Castle, Tower, Towers, Hall, Stadium, Arena, Theater, Theatre, Cathedral, Temple, Mosque,
    Monument, Memorial, Fort, Dam, Reservoir, Heights, Estates, City, Town, Area, Building, Hotel,
    Bar, Cafe, Restaurant, Inn, Lodge, Mall, House, Prison, Jail, Penitentiary, Air Base, Base,
    Air Force Base, Naval Base, Camp, Junction, Crossing, Point, Ranch, Farm, Empire, Kingdom,
    Republic, Federation, Metropolitan Area, Old Town, Speedway, Ballpark
  ]],

  -- first words of places
  place_first = [[
    Mount, Mt., Mt, Lake, Fort, Ft., Port, Cape, Gulf of, Bay of, Isle of, Strait of, Sea of,
    Straits of, Republic of, Kingdom of, Rio, Camp, Santa, San, Gulf, North, South, East, West,
    Northern, Southern, Eastern, Western, Central, Upper, Lower, Greater, Downtown,
    Republic of the, Port of, City of, Province of, County of, State of
  ]],

  direction = [[
    North, South, East, West, Northern, Southern, Eastern, Western, Central, Upper, Lower,
    Greater, Northeast, Northwest, Southeast, Southwest, Inner, Outer, Mid, Downtown, New
  ]],

  -- last words of organisations that stand behind any name
  org_suffix = [[
    Inc., Inc, Incorporated, Corp., Corp, Corporation, Co., Company, Companies, Ltd., Ltd,
    Limited, LLC, L.L.C., LLP, L.L.P., L.P., LP, PLC, plc, S.A., SA, AG, GmbH, N.V., NV, B.V.,
    S.p.A., SpA, A.S., AB, Oyj, Pty, Pte., KK, SE, & Co., & Sons, & Co, & Bros., & Associates,
    and Co., and Sons, Holdings, Enterprises, Industries, Group, Bancorp, Bancshares, Partners,
    Ventures, Motors, Technologies, Systems, Laboratories, Labs, Pharmaceuticals, Airlines,
    Airways, Air Lines, Records, Entertainment, Pictures, Studios, Productions, Films,
    Interactive, Games, Software, Communications, Telecom, Semiconductor, Semiconductors,
    Microsystems, Electronics, Foods, Brands, Stores, Brewing, Brewery, Petroleum, Oil, Energy,
    Resources, Financial, Securities, Insurance, Mutual, Capital, Investments, Assurance, Media,
    Broadcasting, Newspapers, Publishing, Publishers, Press, Books, Networks, Cellular, Wireless,
    Mobile, Solutions, Services, Consulting, Logistics, Shipping, Aerospace, Automotive, Steel,
    Chemical, Chemicals, Properties, Realty, Development, Worldwide, International,
    S.A. de C.V., S.A.B. de C.V., S. de R.L., S.A.S., S.L., S.R.L., S.r.l., Ltda., Ltda, Lda.,
    A/S, ApS, Oy, s.r.o., d.o.o., KGaA, e.V., SARL, SAS, Sdn. Bhd., Bhd., Pte. Ltd., Pty. Ltd.,
    PLLC, P.C., N.A., Bros., Brothers, & Daughters, & Company, and Company, and Associates,
    Construction, Contractors, Builders, Manufacturing, Associates, Robotics, Analytics, Dynamics,
    Biosciences, Therapeutics, Biotech, Diagnostics, Freight, Imports, Exports, Trucking,
    Instruments, Architects, Realtors
  ]],

  -- no organisations of their own
  org_never = [[
    Board of Directors, Board of Trustees, Company, Board, Securities Act
  ]],

  -- words with which a name goes on that seems to end before
  org_goes_on = [[
    Act, Officer, Officers, Bill, Law, Code, Rule, Rules, Award, Awards, Prize, Agreement, Report,
    Statement, Statements, Policy, Plan
  ]],

  -- last words of organisations
  org_head = [[
    Bank, University, College, Institute, School, High School, Academy, Seminary, Polytechnic,
    Hospital, Medical Center, Clinic, Foundation, Association, Society, Federation, Union,
    Council, Committee, Commission, Board, Agency, Administration, Authority, Bureau, Department,
    Dept., Ministry, Office, Court, Supreme Court, District Court, Senate, Congress, Parliament,
    Assembly, House of Representatives, Army, Navy, Air Force, Marine Corps, Marines, Coast Guard,
    National Guard, Police, Police Department, Historical Society, Sheriff's Office, Sheriff's
    Department,
    Fire Department, Guard, Corps, Division, Brigade, Battalion, Regiment, Squadron, Fleet, Party,
    Front, Movement, Alliance, Coalition, League, Conference, Club, Football Club, FC, F.C.,
    United, Athletic, Rovers, Wanderers, Albion, Hotspur, Team, Orchestra, Symphony, Philharmonic,
    Choir, Band, Quartet, Trio, Ensemble, Ballet, Opera, Church, Diocese, Archdiocese, Cartel,
    Brigades, Militia, Times, Post, Journal, Tribune, Herald, Chronicle, Gazette, Daily, News,
    Observer, Guardian, Mirror, Telegraph, Globe, Sun, Star, Press, Bulletin, Register, Dispatch,
    Inquirer, Examiner, Courier, Sentinel, Standard, Review, Magazine, Weekly, Monthly, Network,
    Channel, Radio, Television, TV, Center, Centre, Museum, Gallery, Library, Archives, Exchange,
    Stock Exchange, Fund, Trust, Organization, Organisation, Service, Forces, Force, Campaign,
    Cabinet, Government, Treasury, Embassy, Consulate, Chamber of Commerce, Cooperative,
    Consortium, Initiative, Project, Program, Programme, Task Force, Tribunal, Secretariat,
    Confederation, Guild, Brotherhood, Syndicate, Railroad, Railway, Railways, Transit, Newspaper,
    Times-Union, Post-Dispatch, Journal-Constitution, Free Press, Daily News, Mail,
    Broadcasting Corporation, Broadcasting Company, Intelligence, Security Council, Bears, Bulls,
    Cowboys, Giants, Eagles, Lions, Tigers, Yankees, Dodgers, Cubs, Sox, Red Sox, White Sox,
    Braves, Mets, Phillies, Pirates, Reds, Cardinals, Brewers, Astros, Rangers, Mariners, Angels,
    Athletics, Padres, Rockies, Diamondbacks, Marlins, Nationals, Orioles, Blue Jays, Rays,
    Royals, Twins, Indians, Patriots, Bills, Dolphins, Jets, Steelers, Ravens, Browns, Bengals,
    Colts, Texans, Jaguars, Titans, Broncos, Chiefs, Raiders, Chargers, Redskins, Packers,
    Vikings, Falcons, Panthers, Saints, Buccaneers, 49ers, Seahawks, Rams, Lakers, Celtics,
    Knicks, Nets, 76ers, Raptors, Bucks, Pacers, Pistons, Cavaliers, Hawks, Hornets, Heat, Magic,
    Wizards, Nuggets, Timberwolves, Thunder, Trail Blazers, Jazz, Warriors, Clippers, Suns, Kings,
    Mavericks, Rockets, Grizzlies, Pelicans, Spurs, Bruins, Canadiens, Maple Leafs, Senators,
    Sabres, Islanders, Devils, Flyers, Penguins, Capitals, Hurricanes, Lightning, Red Wings,
    Blackhawks, Blues, Predators, Wild, Avalanche, Stars, Coyotes, Flames, Oilers, Canucks,
    Sharks, Ducks, Huskies, Bulldogs, Wildcats, Trojans, Longhorns, Buckeyes, Wolverines,
    Spartans, Tar Heels, Blue Devils, Hoosiers, Badgers, Gators, Seminoles, Volunteers, Crusaders
  ]],

  -- first words of organisations, before "of" or "for"
  org_of = [[
    University, Bank, Department, Ministry, Institute, Bureau, Office, Board, House, Church,
    Court, Association, Society, Federation, Union, Council, Committee, Commission, Organization,
    Organisation, Center, Centre, College, School, Academy, Museum, Confederation, Chamber, Order,
    Fund, Agency, League, Alliance, Campaign, Coalition, Foundation, Party, Army, Movement, Front,
    Conference, National Institute, National Institutes, Knights, Sons, Daughters, Supreme Court,
    Courts, Archdiocese, Diocese, Port Authority, Central Bank, Federal Reserve Bank, Royal Bank,
    Reserve Bank, People's Bank, National Bank, Guild, Joint Chiefs, Central Committee,
    State Department, U.S. Department, US Department, Division
  ]],

  -- those that name two things: "Department of Health and Human Services"
  org_joint = [[
    Department, U.S. Department, Ministry, Centers, Institute, Committee, Commission
  ]],

  of = [[ of, for, of the, for the, on, of a, against, in the ]],

  -- capital letters that are no organisation
  no_acronym = [[
    I, II, III, IV, VI, VII, VIII, IX, XI, XII, XIII, XIV, XV, XX, A, AM, PM, AD, BC, BCE, CE, TV,
    CD, DVD, CDs, DVDs, PC, PCs, VCR, VHS, GPS, DNA, RNA, HIV, AIDS, SARS, ADHD, PTSD, ICU, MRI,
    CEO, CFO, COO, CTO, MP, MPs, MVP, GDP, GNP, CPI, IPO, ATM, PIN, ID, IQ, URL, HTML, XML, PDF,
    HTTP, WWW, USB, RAM, CPU, GPU, LED, LCD, LP, EP, EPs, LPs, OK, OKAY, UFO, VIP, DJ, MC, MD,
    PhD, MA, BA, BS, MBA, RSVP, FAQ, FYI, ASAP, LOL, OMG, WTF, BTW, IMO, IMHO, LMAO, ROFL, SMH,
    TBA, TBD, DIY, RIP, NYE, BBQ, RT, DM, PS, CV, HQ, AC, DC, FM, UHF, VHF, SUV, SUVs, RV, ATV,
    PR, HR, IT, AI, API, APIs, GMT, UTC, EST, EDT, CST, PST, PDT, MST, USD, EUR, GBP, WMD, IED,
    IBAN, BIC, SWIFT, SKU, FAO, ATTN, RFP, RFQ, SLA, SSO, SDK, JSON, CSV, SQL, DNS, VPN, TLS, SSL,
    SSH, CLI, UI, UX, QA, UAT, KPI, ROI, PII, FORM, ITEM, ITEMS, PART,
    POW, MIA, KIA, EU-US, SOS, ETA, ETD, NB, PTO, AKA, VS, VAT, ISBN, ISSN, JPEG, MP3, SMS, MMS,
    SIM, WIFI, NEW, THE, AND, FOR, YOU, NOT, ALL, ARE, WAS, BUT, HAS, HAD, CAN, WHO, HOW, WHY,
    WHAT, THIS, THAT, WITH, FROM, WILL, HAVE, YOUR, THEY, BE, IS, IN, ON, OF, TO, AT, BY, OR, IF,
    IT'S, SO, NO, YES, WE, HE, SHE, MY, ME, US, UP, DO, GO, AN, AS, NOW, OUT, GET, ONE, TWO, LIKE,
    JUST, LOVE, GOOD, BAD, BEST, FREE, READ, NEVER, VERY, MUST, DON'T, ONLY, WANT, NEED, EVER,
    HATE, TIME, DAY, HER, HIS, HIM, OUR, SEE, LLC, INC, LTD, CORP, NOTE, PLEASE, THANK, HELP,
    STOP, MORE, MANY, MUCH, SOME, ANY, OFF, OVER, TOP, OH, HA, HAHA, WOW, YEAH, HEY, HI, SAD, RE,
    FW, CC, BCC, ALSO, WERE, BEEN, THEN, THAN, WHEN, OPEN, WELL, BACK, HERE, THERE, THEM, THEIR,
    AFTER, LAST, FIRST, NEXT, LONG, BIG, OLD, OWN, SAME, TOO
  ]],

  -- before or behind an organisation
  org_context = [[
    shares of, shares in, chairman of, chief executive of, CEO of, president of, director of,
    spokesman for, spokeswoman for, spokesperson for, analyst at, analyst with, analysts at,
    economist at, joined, plays for, played for, playing for, signed with, signed by, works for,
    worked for, working for, acquired by, owned by, founded by, member of, members of,
    employees of, subsidiary of, unit of, division of, editor of, professor at, researcher at,
    graduate of, graduated from, student at, studied at, educated at, attended, a game against,
    victory over, win over, loss to, drafted by, traded to, published by, published in,
    reported by, according to
  ]],

  -- capitalised words that are no part of a name
  stop = [[
    Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, Mon, Tue, Tues, Wed, Thu, Thur,
    Thurs, Fri, Sat, Tue., Mon., Tues., Wed., Thurs.,
    Fri., Sat., Sun., January, February, March, April, May, June, July, August, September,
    October, November, December, Jan., Feb., Mar., Apr., Jun., Jul., Aug., Sept., Sep., Oct.,
    Nov., Dec., Mondays, Tuesdays, Wednesdays, Thursdays, Fridays, Saturdays, Sundays, Jan, Feb,
    Aug, Sept, Oct, Nov, Dec, Easter, Christmas, Thanksgiving, Halloween, Ramadan, Hanukkah,
    Passover, New Year, New Year's Eve, New Year's Day, Valentine's Day, Mother's Day, God, Koran,
    Quran, World Cup, Super Bowl, World War, World War I, World War II, Civil War, Cold War,
    Gulf War, Vietnam War, Korean War, World Series, Nobel Prize, Oscar, Oscars, Grammy, Grammys,
    Emmy, Pulitzer, Pulitzer Prize, Academy Award, Academy Awards, I, The, A, An, This, That,
    These, Those, Nobody, Somebody, Everybody, Anybody, Everyone, Someone, Anyone,
    He, She, It, We, You, They, His, Her, Its, Our, My, Your, Their, And, But, Or,
    If, In, On, At, By, To, From, Of, For, With, As, Is, Are, Was, Were, Be, Been, Do, Does, Did,
    Has, Have, Had, Not, No, Yes, So, Then, There, Here, When, Where, Why, How, What, Who, Which,
    While, After, Before, Since, Until, Although, Though, Because, However, Also, Just, Only,
    Even, Still, Now, Once, Other, Another, Some, Any, Many, Both, Each, Every, Few, More, Such,
    Than, Too, Very, Can, Could, Will, Would, Should, Shall, Must, Might, Am, Let, Please, Thanks,
    Thank, Hello, Hi, Hey, Dear, Oh, Well, Ok, Okay, Yeah, Lol, Wow, Haha, Yesterday, Get, Go,
    Like, Sorry, Everyone, Someone, Anyone, Re, Fw, Fwd, Subject, Sent, Cc, Mr, Mrs, Ms, Dr,
    Attached, Regards, Sincerely, Cheers, Note, Vol., No., Don't, I'm, I've, I'll, I'd, It's,
    That's, There's, He's, She's, We're, They're, You're, Let's, Can't, Won't, Isn't, Didn't,
    Doesn't, What's, Who's, Where's, Here's, Dont, Im, Whats, DVD, CD, TV, Yen, GMT, EST, EDT,
    PST, PDT, CST, ET, PT, Inc, Ltd
  ]],

  -- that are no part of a person's name, but may be of another
  soft = [[
    Spring, Summer, Autumn, Winter, Olympics, Olympic, Games, Constitution, Act, Bill, Amendment,
    Treaty, Agreement, Protocol, First, Second, Third, Last, Next, One, Two, Three, Four, Five,
    Six, Seven, Eight, Nine, Ten, Today, Tomorrow, Tonight, Happy, Good, Great, Best, New, Old,
    Big, Check, Love, People, Man, Men, Woman, Women, Children, Police, Officials, Authorities,
    Prosecutors, Residents, Experts, Analysts, Critics, English, Republican, Democratic,
    Communist, Catholic, Christian, Muslim, Jewish, Islamic, Eastern, Pacific, Central, Mountain,
    Part, Page, Level, Grade, Phase, Section, Article, Volume, Chapter, Table, Figure, Web,
    Internet, Bible, All, Most, Free, Euro, Pound, Dollar, Lord, Nobel
  ]],

  -- peoples, religions, political groups
  norp = [[
    Afghan, Afghans, African, Africans, African American, African Americans, African-American,
    African-Americans, Albanian, Albanians, Algerian, Algerians, American, Americans, Andorran,
    Angolan, Angolans, Arab, Arabs, Arabian, Argentine, Argentines, Argentinian, Argentinians,
    Argentinean, Armenian, Armenians, Asian, Asians, Asian American, Asian Americans, Australian,
    Australians, Austrian, Austrians, Azerbaijani, Azerbaijanis, Azeri, Bahamian, Bahraini,
    Bangladeshi, Bangladeshis, Barbadian, Basque, Basques, Bavarian, Belarusian, Belarusians,
    Belgian, Belgians, Belizean, Bengali, Berber, Bhutanese, Bolivian, Bolivians, Bosnian,
    Bosnians, Botswanan, Brazilian, Brazilians, Briton, Britons, British, Bulgarian, Bulgarians,
    Burmese, Burundian, Californian, Californians, Cambodian, Cambodians, Cameroonian,
    Cameroonians, Canadian, Canadians, Caribbean, Catalan, Catalans, Caucasian, Chadian, Chechen,
    Chechens, Chilean, Chileans, Chinese, Colombian, Colombians, Congolese, Cornish, Corsican,
    Costa Rican, Costa Ricans, Croat, Croats, Croatian, Croatians, Cuban, Cubans, Cypriot,
    Cypriots, Czech, Czechs, Danish, Dane, Danes, Dominican, Dominicans, Dutch, Dutchman,
    East German, Ecuadorean, Ecuadorian, Ecuadorians, Egyptian, Egyptians, Emirati, Emiratis,
    Englishman, Englishmen, Eritrean, Eritreans, Estonian, Estonians, Ethiopian, Ethiopians,
    European, Europeans, Fijian, Filipino, Filipinos, Finnish, Finn, Finns, Flemish, French,
    Frenchman, Gabonese, Gambian, Georgian, Georgians, German, Germans, Ghanaian, Ghanaians,
    Greek, Greeks, Grenadian, Guatemalan, Guatemalans, Guinean, Guyanese, Haitian, Haitians,
    Hawaiian, Hispanic, Hispanics, Honduran, Hondurans, Hungarian, Hungarians, Hutu, Hutus,
    Icelandic, Indian, Indians, Indonesian, Indonesians, Iranian, Iranians, Iraqi, Iraqis, Irish,
    Irishman, Israeli, Israelis, Italian, Italians, Ivorian, Ivorians, Jamaican, Jamaicans,
    Japanese, Jordanian, Jordanians, Kashmiri, Kazakh, Kazakhs, Kenyan, Kenyans, Korean, Koreans,
    Kosovar, Kurd, Kurds, Kurdish, Kuwaiti, Kuwaitis, Kyrgyz, Laotian, Laotians, Latino, Latinos,
    Latina, Latinas, Latin American, Latin Americans, Latvian, Latvians, Lebanese, Liberian,
    Liberians, Libyan, Libyans, Lithuanian, Lithuanians, Luxembourger, Macedonian, Macedonians,
    Malagasy, Malawian, Malay, Malays, Malaysian, Malaysians, Maldivian, Malian, Malians, Maltese,
    Maori, Mauritanian, Mauritian, Maya, Mayan, Mexican, Mexicans, Mexican American,
    Mexican Americans, Middle Eastern, Moldovan, Moldovans, Mongolian, Mongolians, Montenegrin,
    Moroccan, Moroccans, Mozambican, Namibian, Native American, Native Americans, Nepalese,
    Nepali, New Yorker, New Yorkers, New Zealander, New Zealanders, Nicaraguan, Nicaraguans,
    Nigerian, Nigerians, Nordic, North Korean, North Koreans, Norwegian, Norwegians, Omani,
    Ottoman, Ottomans, Pakistani, Pakistanis, Palestinian, Palestinians, Panamanian, Panamanians,
    Paraguayan, Paraguayans, Pashtun, Pashtuns, Persian, Persians, Peruvian, Peruvians, Pole,
    Poles, Polish, Polynesian, Portuguese, Prussian, Puerto Rican, Puerto Ricans, Qatari, Qataris,
    Roma, Roman, Romans, Romanian, Romanians, Russian, Russians, Rwandan, Rwandans, Salvadoran,
    Salvadorans, Samoan, Saudi, Saudis, Saudi Arabian, Scandinavian, Scandinavians, Scot, Scots,
    Scottish, Senegalese, Serb, Serbs, Serbian, Serbians, Sicilian, Sierra Leonean, Singaporean,
    Singaporeans, Slav, Slavs, Slavic, Slovak, Slovaks, Slovene, Slovenes, Slovenian, Slovenians,
    Somali, Somalis, Somalian, South African, South Africans, South American, South Korean,
    South Koreans, Soviet, Soviets, Spaniard, Spaniards, Spanish, Sri Lankan, Sri Lankans,
    Sudanese, Surinamese, Swede, Swedes, Swedish, Swiss, Syrian, Syrians, Taiwanese, Tajik,
    Tajiks, Tamil, Tamils, Tanzanian, Tanzanians, Tatar, Tatars, Texan, Texans, Thai, Thais,
    Tibetan, Tibetans, Togolese, Trinidadian, Tunisian, Tunisians, Turk, Turks, Turkish, Turkmen,
    Tutsi, Tutsis, Ugandan, Ugandans, Ukrainian, Ukrainians, Uruguayan, Uruguayans, Uyghur,
    Uyghurs, Uighur, Uighurs, Uzbek, Uzbeks, Venezuelan, Venezuelans, Vietnamese, Welsh, Welshman,
    Western, Westerners, West German, Yemeni, Yemenis, Yugoslav, Yugoslavs, Zambian, Zambians,
    Zimbabwean, Zimbabweans, Zulu, Zulus, Anglo-Saxon, Afro-American, Anglo-American, Buddhist,
    Buddhists, Catholic, Catholics, Roman Catholic, Roman Catholics, Christian, Christians,
    Protestant, Protestants, Orthodox, Hindu, Hindus, Jew, Jews, Jewish, Muslim, Muslims, Moslem,
    Moslems, Islamic, Islamist, Islamists, Mormon, Mormons, Sikh, Sikhs, Shiite, Shiites, Shia,
    Sunni, Sunnis, Anglican, Anglicans, Baptist, Baptists, Lutheran, Lutherans, Methodist,
    Methodists, Presbyterian, Presbyterians, Evangelical, Evangelicals, Quaker, Quakers, Amish,
    Zionist, Zionists, Republican, Republicans, Democrat, Democrats, Democratic, Communist,
    Communists, Socialist, Socialists, Marxist, Marxists, Nazi, Nazis, Fascist, Fascists,
    Conservative, Conservatives, Tory, Tories, Liberals, Labourites, Bolshevik, Bolsheviks,
    Trotskyist, Maoist, Maoists, Baathist, Peronist, Peronists, Stalinist, Leninist
  ]],

  -- two letters behind a city and a comma
  state_code = [[
    AL, AK, AZ, AR, CA, CO, CT, DE, FL, GA, HI, ID, IL, IN, IA, KS, KY, LA, ME, MD, MA, MI, MN,
    MS, MO, MT, NE, NV, NH, NJ, NM, NY, NC, ND, OH, OK, OR, PA, RI, SC, SD, TN, TX, UT, VT, VA,
    WA, WV, WI, WY, DC, D.C., BC, ON, QC, AB, NSW, VIC, UK, USA
  ]],
}
