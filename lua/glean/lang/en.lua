--- English: what the sentence splitter and <NAME> know of words.
-- Compiled by hand for glean.  Abbreviations are written without their final
-- dot; comparison folds case and marks, but for the first letter of starters.

return {
  code = "en",
  name = "English",

  -- before a name: never ends a sentence
  title = [[
    Mr Mrs Ms Mx Messrs Mmes Mme Mlle Dr Drs Prof Profs Msgr Fr Rev Revs Hon Esqs
    Pres Gov Govs Lt.Gov Sen Sens Rep Amb Atty Attys Treas Supt Insp Det Dets Dir
    Ald Assemb Cllr Comm Commr
    Gen Lt Lieut Col Maj Capt Capts Cmdr Cdr Cmdt Adm Sgt Sgts Cpl Pvt Pfc Brig Ens
    Lt.Col Maj.Gen Brig.Gen Lt.Gen R.Adm Spc
    St Ste Mt
  ]],

  -- before a number
  number = [[
    No Nos Nr Num Fig Figs Eq Eqs Sec Secs Sect Art Arts Ch Chs Chap Vol Vols Pt Pts
    N° § p pp pg pgs App Ex Exh Tab Ref Refs par para paras
    Rte Hwy Rm Apt Flt Tel Ext Rs
  ]],

  -- never ends a sentence
  inner = [[
    e.g i.e eg ie cf viz vs v ca approx esp incl excl resp op cit loc.cit op.cit ibid
    ff al seq supp assn natl intl dist cir crim cert
    a.k.a f.k.a n.k.a d.b.a c.f q.v s.v
    p pp
  ]],

  -- may end a sentence before a function word
  trailing = [[
    Inc Corp Co Cos Ltd LLC L.L.C LLP L.L.P L.P Plc P.L.C P.C Bros Mfg
    S.A N.V A.G S.p.A B.V S.E
    Jr Sr Jnr Snr Esq etc Assoc Assocs Dept Depts Univ Inst Govt Int'l Nat'l
    U.S U.S.A U.K U.N E.U U.A.E U.S.S.R D.C L.A N.Y.C P.R B.C
    Ph.D M.D D.D.S D.V.M D.O Ed.D Psy.D Pharm.D D.Phil B.A B.S B.Sc M.A M.S M.Sc M.B.A
    M.P.H M.Ed M.F.A J.D LL.B LL.M LL.D R.N C.P.A O.B.E M.P Q.C
    A.D B.C.E C.E
    Ave Blvd Rd Ln Ct Pl Pkwy Expy Fwy Sq Ter Bldg Fl Ft
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich
    Minn Miss Mo Mont Neb Nebr Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo
    N.H N.J N.M N.Y N.C N.D S.C S.D R.I W.Va N.Mex N.Dak S.Dak
    Ont Que Alta Sask N.S N.B P.E.I N.S.W Qld Tas
    in ft lb lbs oz yd yds mph m.p.h m.p.g min hr hrs mo yr yrs gal qt cu deg
    km cm mm kg hp rpm bbl temp
    tsp tbsp pkg qty
    Reps Hwy amend ed eds
  ]],

  -- the same, but only with a capital: reporters, courts and codes of law
  proper = [[
    Cir Fed Vet App Supp Stat Pub Cong Sess Ann Civ Proc Crim Bankr Evid Const Rul Reg Regs
    Harv Yale Colum Stan Geo Cornell Mich Rev Ed L.Ed Tr Arg Hen Eliz Am Jur Cal N.E So
    Comm Comms Adm Admin Op Mem Ops Aff Jud Dig Rptr F F.2d F.3d F.Supp N.E.2d P.2d
    S.Ct S.W S.E Ct Cl Bd Pat Trademark Sup Super Soc Cas Est Emp Ent Elec Pet Br Resp
  ]],

  -- ends a sentence before any capital letter
  time = [[ a.m p.m am pm ]],

  -- before a day, or a weekday before a date
  month = [[
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun
  ]],

  -- function words that open sentences
  starter = [[
    The A An This That These Those Such Same Another Other Others Both Each Every
    Either Neither Some Any All Most Many Much More Few Fewer Several One Two Three
    I You He She It We They Me Him Them Who Whom Whose What Which
    My Your His Her Its Our Their Yours Hers Ours Theirs
    Someone Somebody Something Anyone Anybody Anything Everyone Everybody Everything
    Nobody Nothing None
    I'm I've I'll I'd You're You've You'll You'd He's He'll He'd She's She'll She'd
    It's It'll It'd We're We've We'll We'd They're They've They'll They'd That's That'll
    There's There'll Here's What's Who's Where's How's Let's
    Don't Doesn't Didn't Isn't Aren't Wasn't Weren't Hasn't Haven't Hadn't
    Can't Won't Couldn't Wouldn't Shouldn't
    Is Are Was Were Be Been Being Do Does Did Has Have Had Having Can Could Shall Should
    Would Might Must
    And But Or Nor Yet So For If Unless Until Till Though Although Because Since While
    Whereas Whether When Whenever Where Wherever Why How However
    In On At By To From Of With Without Within Under Over Above Below Behind Beside
    Between Among Amid Through Throughout Across Against Along Alongside Around Before
    After During Despite Except Like Unlike Near Outside Inside Into Onto Toward Towards
    Beyond Upon According Instead Regarding Concerning Following Given
    As Then Thus Hence Therefore Moreover Furthermore Nevertheless Nonetheless
    Meanwhile Otherwise Besides Indeed Finally Eventually Recently Later Earlier Soon
    Additionally Similarly Likewise Consequently Accordingly Ultimately Initially
    Originally Previously Currently Overall Afterward Afterwards Apparently Unfortunately
    Still Also Even Only Just Not No Yes Now Once Again Already Often Sometimes
    Usually Perhaps Maybe Probably Today Yesterday Tomorrow Tonight Here There
    First Second Third Last Next Please Thanks Thank Well Oh Let Asked Officials
    Police Authorities Prosecutors Residents
  ]],

  -- takes a letter behind it, which may end a sentence: "vitamin C."
  label = [[
    vitamin hepatitis type class grade group plan option section part appendix exhibit
    schedule table figure annex attachment category phase stage level block building
    terminal gate room point item size form chapter influenza
  ]],

  -- names that end in "!"
  exclaim = [[ Yahoo Jeopardy Yum Kahoot Joomla Mamma OK Panic Wham Oklahoma Moulin ]],

  -- always written with a capital: no sign of a new sentence after ". . ."
  capital = [[ I I'm I'd I'll I've ]],

  -- goes on after "3 p.m."
  continuer = [[
    Eastern Central Mountain Pacific Atlantic Greenwich Alaska Hawaii Coordinated
    EST EDT ET CST CDT CT MST MDT MT PST PDT PT AKST AKDT HST AST ADT NST NDT
    GMT UTC BST IST CET CEST EET EEST MSK JST KST SGT HKT AEST AEDT ACST AWST NZST NZDT
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays
    Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    January February March April May June July August September October November
    December
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
  ]],

  -- before surnames; those of men and of women are here as well
  honorific = [[
    Mr Mister Sir Lord Mrs Ms Miss Madam Lady Dame Dr Doctor Prof Professor Rev Reverend
    President Pres Governor Gov Senator Sen Representative Rep Congressman Congresswoman
    Secretary Minister Chancellor Ambassador Mayor Judge Justice Sheriff Chief Captain Capt
    General Gen Colonel Col Major Maj Lieutenant Lt Sergeant Sgt Commander Cmdr Admiral Adm
    Councilman Councilwoman Chairman Chairwoman Director Detective Officer Inspector
    King Queen Prince Princess Pope Father Sister Brother Señor Señora Sr Sra Srta Don Doña
  ]],
  male = [[ Mr Mister Sir Lord Congressman Councilman Chairman King Prince Father Brother
    Señor Sr Don ]],
  female = [[ Mrs Ms Miss Madam Lady Dame Congresswoman Councilwoman Chairwoman Queen
    Princess Sister Señora Sra Srta Doña ]],

  -- the words that give another name: "known as", "alias"
  alias = [[ known nicknamed dubbed called alias aka a.k.a ]],

  -- lower-case words inside names
  particle = [[
    de del la las le les lo los y e i da das do dos d du des
    della delle dello degli dei di dal dalla
    van von vom der den dem ten ter te zu zum zur 't op
    af av bin ibn ben bint binti al el ul ad as es ash abu ould
  ]],
}
