--- English: what the sentence splitter and <NAME> know of words.
-- Compiled by hand for glean.  Abbreviations are written without their final
-- dot; comparison folds case and marks, but for the first letter of starters.

return {
  code = "en",
  name = "English",

  -- before a name: never ends a sentence
  title = [[
    Mr Mrs Ms Mx Dr Drs Prof Messrs Mme Mlle Msgr Fr Rev Hon Pres Esqs
    Gov Sen Rep Reps Sens Amb Atty Treas Supt Insp Det Dir Ald Assemb
    Gen Lt Col Maj Capt Cmdr Cdr Adm Sgt Cpl Pvt Pfc Brig Ens Cmdt Mt St Ft
  ]],

  -- before a number
  number = [[
    No Nos Fig Figs Eq Eqs Sec Secs Art Arts Ch Chs Vol Vols Pt Pts
    App Ex Exh Tab Ref Refs par para paras
  ]],

  -- never ends a sentence
  inner = [[
    e.g i.e eg ie cf viz vs v ca approx esp incl excl resp op cit ibid
    p pp ff al seq supp assn natl intl dist cir crim cert
  ]],

  -- may end a sentence before a function word
  trailing = [[
    Inc Corp Co Cos Ltd LLC LLP Plc Bros Jr Sr Esq etc Assoc Dept Univ
    U.S U.S.A U.K U.N E.U D.C L.A Ph.D M.D B.A M.A B.Sc M.Sc J.D LL.M
    B.C A.D B.C.E C.E Ave Blvd Rd Hwy Pkwy Sq Bldg Ste
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich
    Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo
    N.H N.J N.M N.Y N.C N.D S.C S.D R.I W.Va
    ft lb lbs oz yd yds mi mph min hr hrs mo yr yrs gal qt sq cu deg km cm mm kg
  ]],

  -- ends a sentence before any capital letter
  time = [[ a.m p.m am pm ]],

  -- before a day, or a weekday before a date
  month = [[
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
  ]],

  -- function words that open sentences
  starter = [[
    The A An This That These Those Such Same Another Other Others Both Each Every
    Either Neither Some Any All Most Many Much More Few Fewer Several One Two Three
    I You He She It We They Me Him Us Them Who Whom Whose What Which
    My Your His Her Its Our Their Mine Yours Hers Ours Theirs
    Someone Somebody Something Anyone Anybody Anything Everyone Everybody Everything
    Nobody Nothing None
    I'm I've I'll I'd You're You've He's He'll He'd She's She'll She'd It's It'll It'd
    We're We've We'll We'd They're They've They'll They'd That's There's Here's What's
    Who's Let's Don't Doesn't Didn't Isn't Aren't Wasn't Weren't Can't Won't Couldn't
    Wouldn't Shouldn't
    Is Are Was Were Am Be Been Being Do Does Did Has Have Had Can Could Shall Should
    Will Would May Might Must
    And But Or Nor Yet So For If Unless Until Till Though Although Because Since While
    Whereas Whether When Whenever Where Wherever Why How However
    In On At By To From Of With Without Within Under Over Above Below Behind Beside
    Between Among Amid Through Throughout Across Against Along Around Before After
    During Despite Except Like Unlike Near Outside Inside Into Onto Toward Towards
    Upon According Instead Regarding Given
    As Then Thus Hence Therefore Moreover Furthermore Nevertheless Nonetheless
    Meanwhile Otherwise Besides Indeed Finally Eventually Recently Later Earlier Soon
    Still Also Even Only Just Not No Yes Now Once Again Already Often Sometimes
    Usually Perhaps Maybe Probably Today Yesterday Tomorrow Tonight Here There
    First Second Third Last Next Please Thanks Thank Well Oh Let Asked Officials
    Police Authorities Prosecutors Residents
  ]],

  -- goes on after "3 p.m."
  continuer = [[
    Eastern Central Mountain Pacific Atlantic Greenwich
    EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
  ]],

  -- lower-case words inside names
  particle = [[
    de del della delle dello degli dei di da das do dos du des la las le les lo los
    van von der den dem ten ter zu zur af av bin ibn bint al el ul y e
  ]],
}
