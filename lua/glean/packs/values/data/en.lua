--- English.

return {
  decimal = ".",
  ordinal_suffixes = "st nd rd th",
  decade_suffix = "s",
  number_signs = "- − –",

  day_first = false, -- 03/04 is March 4

  fiscal = "FY", -- letters before the number of a fiscal year

  -- Words before which "5/12" is a date, "may" a
  -- month and "1234" a year; words that may follow a year though they end in s.
  date_cues = " on by from since until till between due before after to through dated ",
  month_cues = " in since by until till of ",
  year_cues = [[ in since by from until till of to before after during year early late mid
    around circa through for between ]],
  year_articles = "the",
  year_followers = " census crisis series business class was has does this his as is vs versus ",

  -- What tells whether "on Friday" is the last or the next one: verbs in the past
  -- tense and their ending, words of what is to come, those that are so unless an
  -- article makes them nouns, words of today. A participle behind a helper is no past
  -- tense; behind a helper of the future it is to come.
  tense = {
    past = [[
      was|were|had|did|said|told|went|came|made|took|got|gave|began|became|left|held|met|won|lost|
      ran|saw|found|sent|spent|brought|bought|built|fell|felt|kept|knew|led|laid|paid|rose|sat|
      spoke|stood|struck|taught|thought|threw|wrote|broke|chose|drove|flew|grew|heard|hit|shot|
      sold|put|cut|died|ago|since|wasn't|weren't|didn't|hadn't
    ]],
    past_ending = "[^e]ed$",
    future = [[
      will|won't|shall|i'll|you'll|he'll|she'll|it'll|we'll|they'll|gonna|going to|scheduled|
      expected|planned|slated|upcoming|is to|are to|set to|due to|due on|am to
    ]],
    plan = "start|starts|begin|begins|open|opens|end|ends",
    articles = "a an the this that",
    now = "today|today's|tonight|now|currently",
    year = "this year",
    helpers = "is are can may might must could should would has been being isn't aren't",
    future_helpers = "will won't shall to be",
  },

  -- Words that may follow an hour without "o'clock" or "p.m.".
  hour_followers = [[ and or but on in to for with so each every this tomorrow tonight today sharp
    at as when while because until till from the a i he she we they you it before after then if
    where that monday tuesday wednesday thursday friday saturday sunday ]],

  -- Words before a number that is a name.
  number_labels = [[
    no nos number section sections resolution chapter page pages pp route flight room article act
    version volume vol part title figure table highway interstate channel
  ]],

  lists = {
    rel_that = "that|same|that same",
    that_unit = { -- a time that the text before tells
      year = "that year|that same year|the same year|the year before",
      season = "that same season|the same season",
      month = "that same month|the same month|the month before",
      week = "that same week|the same week|the week before",
      day = "that same day|the same day|the day before",
      MO = "that morning|that same morning|the same morning|the next morning|the following morning",
      AF = "that afternoon|that same afternoon|the same afternoon",
      EV = "that evening|that same evening|the same evening|the previous evening",
      NI = "that night|that same night|the same night|the night before|the previous night",
    },
    short_year_cue = "in|of|since", -- before '71
    weekday_plural = {
      ["1"] = "mondays", ["2"] = "tuesdays", ["3"] = "wednesdays", ["4"] = "thursdays",
      ["5"] = "fridays", ["6"] = "saturdays", ["7"] = "sundays",
    },
    unit_alone = {
      C = "celsius|degrees celsius|centigrade|degrees centigrade|celcius|degree celsius",
      F = "fahrenheit|degrees fahrenheit|farenheit|degree fahrenheit",
    },
    his = "his|her|their|my|your|our",
    from = "from|after|before",
    week_word = "week|wk",
    the_unit = {
      day = "day",
      week = "week",
      month = "month",
      quarter = "quarter",
      year = "year",
      fiscal = "fiscal year",
    },
    year_word = "year|calendar year|school year|sy",
    suffix = [[
      and later|and after|and before|or later|or after|or before|or earlier|and earlier|
      and greater|or greater|and beyond|and onwards|onwards|onward
    ]],
    more = [[
      more than|less than|at least|at most|over|under|nearly|almost|no more than|not less than|
      up to
    ]],
    ["for"] = "for",
    day_end = {
      EOD = "end of day|end of the day|eod", EOM = "eom|end of month", EOY = "eoy",
      BOM = "=BOM|=bom", BOY = "=BOY",
    },
    small_unit = {
      second = "second|seconds", minute = "minute|minutes", hour = "hour|hours",
    },
    one_verb = "can|could|might|may|must|should|would|will|has|does|cannot|ought",
    many = {
      t10 = "tens",
      s12 = "dozens",
      h100 = "hundreds",
      s1000 = "thousands",
      s1000000 = "millions",
      s1000000000 = "billions",
      s1000000000000 = "trillions",
    },
    basis_point = "basis point|basis points",
    clock_word = {
      ["12:00p"] = "noon|12 noon|midday|mid day|noontime",
      ["0:00a"] = "midnight|12 midnight",
    },
    oclock = "o'clock|oclock|o clock",
    clock_part = { ["30"] = "half|a half", ["15"] = "quarter|a quarter" },
    clock_dir = { ["1"] = "past|after", ["-1"] = "to|before|till" },
    clock_past = "past",
    minutes = "minutes|minute|mins|min",
    in_the = "in the|at|in|early in the|late in the",
    on = "on",
    per = "per",
    daypart = {
      MO = "morning|mornings|early morning",
      AF = "afternoon|afternoons",
      EV = "evening|evenings",
      NI = "night|nights|overnight",
      DT = "daytime|lunchtime",
    },
    part_word = {
      ["0:NI"] = "tonight|tonite|this nite",
      ["0:MO"] = "this morning",
      ["0:AF"] = "this afternoon",
      ["0:EV"] = "this evening",
      ["-1:NI"] = "last night|last nite",
      ["1:MO"] = "tomorrow morning", ["1:AF"] = "tomorrow afternoon",
      ["1:EV"] = "tomorrow evening", ["1:NI"] = "tomorrow night|tomorrow nite",
      ["-1:MO"] = "yesterday morning", ["-1:AF"] = "yesterday afternoon",
      ["-1:EV"] = "yesterday evening",
    },
    zone = {
      ["US/Eastern"] = [[
        =ET|=EST|=EDT|=Eastern|Eastern time|Eastern standard time|eastern daylight time
      ]],
      ["US/Central"] = "=CT|=CST|=CDT|Central time",
      ["US/Mountain"] = "=MT|=MST|=MDT|Mountain time",
      ["US/Pacific"] = "=PT|pst|=PDT|=Pacific|Pacific time",
      UTC = "utc|gmt|=Z",
      ["Europe/London"] = "bst",
      ["Europe/Paris"] = "cet|=CEST",
      ["Asia/Kolkata"] = "=IST|ist",
      ["local"] = "local time",
    },
    times = "times|time",
    count = { ["1"] = "once", ["2"] = "twice", ["3"] = "thrice" },
    every = "every|each",
    other = "other|second",
    whole = "all|whole|entire|full",
    set_word = {
      P1D = "daily|nightly|everyday",
      P1W = "weekly",
      P2W = "biweekly|bi-weekly|fortnightly",
      P1M = "monthly",
      P2M = "bimonthly|bi-monthly",
      P3M = "quarterly",
      P1Y = "yearly|annually|annual",
      P6M = "semiannual|semiannually|semi-annually|biannually",
      PT1H = "hourly",
      P1WD = "weekdays",
    },
    weekday = {
      ["1"] = "monday|=Mon.",
      ["2"] = "tuesday|=Tue.|=Tues|=Tues.",
      ["3"] = "wednesday|=Wed.|=Weds|=Weds.",
      ["4"] = "thursday|=Thu.|=Thurs|=Thurs.|=Thur.",
      ["5"] = "friday|=Fri.",
      ["6"] = "saturday|=Sat.",
      ["7"] = "sunday",
    },
    weekday_short = {
      ["1"] = "mon|mon.",
      ["2"] = "tue|tue.|tues|tues.",
      ["3"] = "wed|wed.|weds",
      ["4"] = "thu|thu.|thur|thur.|thurs|thurs.",
      ["5"] = "fri|fri.",
      ["6"] = "sat|sat.",
      ["7"] = "sun|sun.",
    },
    month_any = {
      ["1"] = "january|jan|jan.",
      ["2"] = "february|feb|feb.",
      ["3"] = "march|mar|mar.",
      ["4"] = "april|apr|apr.",
      ["5"] = "may",
      ["6"] = "june|jun|jun.",
      ["7"] = "july|jul|jul.",
      ["8"] = "august|aug|aug.",
      ["9"] = "september|sept|sept.|sep|sep.",
      ["10"] = "october|oct|oct.",
      ["11"] = "november|nov|nov.",
      ["12"] = "december|dec|dec.",
    },
    month = {
      ["1"] = "january|=Jan.",
      ["2"] = "february|=Feb.",
      ["4"] = "=April|=APRIL",
      ["6"] = "=June|=JUNE",
      ["7"] = "july",
      ["8"] = "=August|=AUGUST|=Aug.",
      ["9"] = "september|=Sept.|=Sep.",
      ["10"] = "october|=Oct.",
      ["11"] = "november|=Nov.",
      ["12"] = "december|=Dec.",
    },
    -- months that are other words, too: they need a word such as "in" before them
    month_doubtful = {
      ["3"] = "march|mar",
      ["5"] = "may",
      ["4"] = "april|apr",
      ["6"] = "june|jun",
      ["8"] = "august|aug",
      ["1"] = "jan",
      ["2"] = "feb",
      ["7"] = "jul",
      ["9"] = "sept|sep",
      ["10"] = "oct",
      ["11"] = "nov",
      ["12"] = "dec",
    },
    month_cue = [[
      in|since|by|until|till|from|of|late|early|mid|last|next|this|between|during|through|before|
      after|previous|every|each|past|-to-
    ]],
    the = "the",
    date_to = "to|through|thru|until|till|til",
    between = "between|from",
    date_lead = [[
      since|before|after|by|until|till|from|starting|starting on|starting from|beginning|
      as early as|as late as|later than|earlier than|no later than|as of|prior to|
      not before|not after|anytime after|on or after|on or before
    ]],
    ["in"] = "in|within",
    at = "at|by|around|about|at about|at around|from|for|on",
    rel = {
      ["-1"] = "last|past|previous|preceding|this past",
      ["0"] = "this|current",
      ["1"] = "next|coming|following|upcoming|this coming",
    },
    rel_after = {},
    few = "few|couple|couple of|several|pair of|many",
    unit_date = {
      day = "day|days|business day|business days",
      week = "week|weeks|wk|wks",
      weekend = "weekend|weekends|week-end|week-ends|wkend",
      month = "month|months",
      quarter = "quarter|quarters|qtr|qtrs",
      year = "year|years|yr|yrs|fiscal year|school year|calendar year",
      decade = "decade|decades",
      century = "century|centuries",
      fortnight = "fortnight|fortnights",
      half = "half year", weekday = "weekday|weekdays", season = "season|seasons",
    },
    unit_time = {
      second = "second|seconds|sec|secs|sec.",
      minute = "minute|minutes|min|mins|mins.|min.",
      hour = "hour|hours|hr|hrs|hrs.",
      day = "day|days|working day|working days|business day|business days",
      week = "week|weeks|wk|wks",
      weekend = "weekends|weekend",
      month = "month|months|mo.",
      quarter = "quarter|quarters",
      year = "year|years|yr|yrs",
      decade = "decade|decades",
      century = "century|centuries",
      fortnight = "fortnight|fortnights",
      night = "night|nights",
      millennium = "millennium|millennia",
    },
    ago = {
      ["-1"] = "ago|earlier|before now",
      ["1"] = "from now|hence|later|from today|after today",
    },
    ago_sure = { ["-1"] = "ago", ["1"] = "from now|hence|from today" },
    ago_before = {},
    deictic = {
      ["0"] = "today",
      ["1"] = "tomorrow|tmr|tmrw",
      ["-1"] = "yesterday",
      ["2"] = "day after tomorrow|the day after tomorrow",
      ["-2"] = "day before yesterday|the day before yesterday",
    },
    now = [[
      now|right now|just now|at the moment|at this time|at present|at the present time|asap|
      as soon as possible
    ]],
    season = {
      SP = "spring|springtime",
      SU = "summer|summertime",
      FA = "fall|autumn",
      WI = "winter|wintertime",
    },
    season_alone = {
      SU = "summer|summers|summertime", WI = "winter|winters|wintertime", FA = "autumn|autumns",
    },
    season_cue = [[
      in|of|in the|of the|last|next|this|that|late|early|early -|mid -|since|until|
      during the|the|each|
      every
    ]],
    quarter_name = {
      Q1 = "Q1|=1Q",
      Q2 = "Q2|=2Q",
      Q3 = "Q3|=3Q",
      Q4 = "Q4|=4Q",
      H1 = "H1|=1H",
      H2 = "H2|=2H",
    },
    quarter_word = { Q = "quarter|qtr", H = "half" },
    fiscal_year = "fiscal year|fiscal|financial year|school year|academic year|tax year|FY",
    century_word = "century|centuries|c.",
    era = { BC = "B.C.|BC|BCE|B.C.E.", AD = "A.D.|AD|CE|C.E." },
    mod = {
      early = "early|earlier|beginning of|start of|early in|earlier in",
      late = "late|later|end of|late in|later in|rest of|remaining of",
      mid = "mid|middle of",
    },
    last = { ["-1"] = "last", ["-2"] = "second last|second to last|next to last|penultimate" },
    decade_word = {
      ["20"] = "twenties",
      ["30"] = "thirties",
      ["40"] = "forties",
      ["50"] = "fifties",
      ["60"] = "sixties",
      ["70"] = "seventies",
      ["80"] = "eighties",
      ["90"] = "nineties",
    },
    not_date = "USA Today|This May|may day|black friday deals",
    holiday = {
      ["1-1"] = "new year's day|new years day|new year's|new year day|new year",
      ["12-31"] = "new year's eve|new years eve|nye",
      ["12-25"] = "christmas|christmas day|xmas|x-mas|xmas day",
      ["12-24"] = "christmas eve|xmas eve",
      ["7-4"] = "independence day|fourth of july|july fourth|4th of july|the fourth of july",
      ["10-31"] = "halloween|hallowe'en",
      ["2-14"] = "valentine's day|valentines day|valentine day",
      ["3-17"] = [[
        st. patrick's day|st patrick's day|saint patrick's day|saint patricks day|st paddy's day|
        st patricks day
      ]],
      ["11-11"] = "veterans day|veteran's day|armistice day|remembrance day",
      ["2-2"] = "groundhog day",
      ["4-1"] = "april fools|april fools' day|april fool's day",
      ["4-22"] = "earth day",
      ["3-8"] = "international women's day",
      ["5-1"] = "may day|labour day|international workers' day",
      ["11-4#4"] = "thanksgiving|thanksgiving day",
      ["11-4#4+1"] = "black friday",
      ["11-4#4+4"] = "cyber monday",
      ["9-1#1"] = "labor day",
      ["5-1#-1"] = "memorial day",
      ["1-1#3"] = [[
        martin luther king day|martin luther king jr. day|mlk day|martin luther king jr day|
        mlk jr. day|martin luther king's day|dr. martin luther king jr. day|civil rights day
      ]],
      ["2-1#3"] = "presidents' day|presidents day|president's day|washington's birthday",
      ["10-1#2"] = "columbus day|indigenous peoples' day",
      ["5-7#2"] = "mother's day|mothers day",
      ["6-7#3"] = "father's day|fathers day",
      ["6-19"] = "juneteenth",
      ["11-1"] = "all saints' day|all saints day",
      ["11-2"] = "all souls' day|all souls day|day of the dead",
      ["E+0"] = "easter|easter sunday|easter day",
      ["E-2"] = "good friday",
      ["E+1"] = "easter monday",
      ["E-46"] = "ash wednesday",
      ["E-47"] = "mardi gras|shrove tuesday|pancake day",
      ["E-7"] = "palm sunday",
      ["E-3"] = "maundy thursday",
      ["E+49"] = "pentecost|whit sunday",
      ["E+56"] = "trinity sunday",
      ["E+39"] = "ascension day",
      ["E+60"] = "corpus christi",
      ["12-26"] = "boxing day",
      ["1-6"] = "epiphany",
      ["11-5"] = "guy fawkes night|bonfire night",
      ["9-11"] = "patriot day",
      ["10-16"] = "boss's day|bosses day",
      ["4-27"] = "king's day|koningsdag",
      ["?"] = [[
        passover|hanukkah|chanukah|hannukkah|hannukah|yom kippur|rosh hashanah|rosh hashana|
        rosh hashanna|ramadan|eid al-fitr|eid al-adha|eid|diwali|deepavali|holi|purim|shavuot|
        sukkot|succos|lent|vesak|durga puja|chinese new year|chinese new year's day|
        lunar new year|chinese lunar new year's day|kwanzaa|yom hashoah|shushan purim|lag b'omer|
        tisha b'av|tu bishvat|simchat torah|islamic new year|vaisakhi|vasakhi|baisakhi|ugadi|
        yugadi|pongal|navratri|dussehra|raksha bandhan|vasant panchami|holocaust day|
        jewish sabbath|vijayadashami|rabindra jayanti|rabindranath jayanti|maha shivaratri|
        mahavir jayanti|karva chauth|ganesh chaturthi|krishna janmashtami|dhanteras|bhai dooj|
        choti diwali|buddha purnima|parsi new year|laylat al-qadr|night of power|day of ashura|
        sacrifice feast|orthodox easter|orthodox good friday|earth hour|clean monday|white sunday|
        lazarus saturday|guru gobind singh jayanti|guru ravidas jayanti
      ]],
    },
    not_number = "one another|one day",
    before_one = [[
      no|the|this|that|which|another|each|every|any|first|second|third|last|other|next|same|new
    ]],
    one = "one",
    point = "point",
    money_scale = {
      ["1e3"] = "thousand|=k|=K",
      ["1e6"] = "million|mn|mln|=m|=M|mil|mio|mm",
      ["1e9"] = "billion|bn|bln|=b|=B",
      ["1e12"] = "trillion|tn|tln", ["1e5"] = "lakh|lakhs|lac|lacs", ["1e7"] = "crore|crores|cr",
    },
    inch = { ["length:inch"] = "in|inches|inch" },
    cents = "cents|cent|pence|¢",
    of = "of",
    with = "and",
    day_the = "the",
    rel_the = {},
    fiscal_word = {},
    hour_lead = {},
    hour_at = "at",
    hour_verb = [[
      begin|begins|began|start|starts|started|arrive|arrives|arrived|leave|leaves|left|depart|
      departs|departed|meet|meets|met|rise|rises|rose|wake|wakes|woke|wake up|wakes up|woke up|
      get up|gets up|got up|opens|closes
    ]],
    mid_word = "mid",
    present = "present",
    weekend_lead = "the", weekend_alone = { weekend = "weekend" },
    clock_and = {},
    to = "to",
    any_unit = "percent|years|people",
    percent = [[
      percent|per cent|percents|pct|pct.|percentage|percentage points|percentage point
    ]],
    minus = "minus|negative",
    article = "a|an",
    ["and"] = "and",
    number = {
      u0 = "zero|nought|naught|nil",
      u1 = "one",
      u2 = "two",
      u3 = "three",
      u4 = "four",
      u5 = "five",
      u6 = "six",
      u7 = "seven", u8 = "eight", u9 = "nine", u10 = "ten", u11 = "eleven", u12 = "twelve",
      u13 = "thirteen", u14 = "fourteen", u15 = "fifteen", u16 = "sixteen", u17 = "seventeen",
      u18 = "eighteen", u19 = "nineteen", t20 = "twenty", t30 = "thirty", t40 = "forty|fourty",
      t50 = "fifty", t60 = "sixty", t70 = "seventy", t80 = "eighty", t90 = "ninety",
      h100 = "hundred|hundreds",
      s12 = "dozen|dozens|dzs",
      s1000 = "thousand|thousands",
      s1000000 = "million|millions|mln",
      s1000000000 = "billion|billions|bln",
      s1000000000000 = "trillion|trillions|tln",
      s100000 = "lakh|lakhs|lac",
      s10000000 = "crore|crores",
    },
    scale = {
      h100 = "hundred", s12 = "dozen", s1000 = "thousand", s1000000 = "million",
      s1000000000 = "billion", s1000000000000 = "trillion",
    },
    half = { p2 = "half" },
    fraction = { -- f one of several, F many of them, p either
      p2 = "half", f3 = "third", p4 = "quarter", f4 = "fourth", f5 = "fifth", f6 = "sixth",
      f7 = "seventh", f8 = "eighth", f9 = "ninth", f10 = "tenth", f12 = "twelfth",
      f16 = "sixteenth", f20 = "twentieth", f100 = "hundredth", f1000 = "thousandth",
      f1000000 = "millionth", f1000000000 = "billionth", f1000000000000 = "trillionth",
      F1 = "firsts", F2 = "halves", F3 = "thirds", F4 = "quarters|fourths", F5 = "fifths",
      F6 = "sixths", F7 = "sevenths", F8 = "eighths", F9 = "ninths", F10 = "tenths",
      F11 = "elevenths", F12 = "twelfths", F13 = "thirteenths", F14 = "fourteenths",
      F15 = "fifteenths", F16 = "sixteenths", F17 = "seventeenths", F18 = "eighteenths",
      F19 = "nineteenths", F20 = "twentieths", F30 = "thirtieths", F40 = "fortieths",
      F50 = "fiftieths", F60 = "sixtieths", F70 = "seventieths", F80 = "eightieths",
      F90 = "ninetieths", F100 = "hundredths", F1000 = "thousandths", F1000000 = "millionths",
      F1000000000 = "billionths", F1000000000000 = "trillionths",
    },
    circa = "c.|ca.|circa",
    year_century = {
      u11 = "eleven", u12 = "twelve", u13 = "thirteen", u14 = "fourteen", u15 = "fifteen",
      u16 = "sixteen", u17 = "seventeen", u18 = "eighteen", u19 = "nineteen", t20 = "twenty",
    },
    year_tens = {
      u10 = "ten", u11 = "eleven", u12 = "twelve", u13 = "thirteen", u14 = "fourteen",
      u15 = "fifteen", u16 = "sixteen", u17 = "seventeen", u18 = "eighteen", u19 = "nineteen",
      t20 = "twenty", t30 = "thirty", t40 = "forty|fourty", t50 = "fifty", t60 = "sixty",
      t70 = "seventy", t80 = "eighty", t90 = "ninety",
    },
    out_of = "out of", over = "over", one_in = "in",
    scale_sign = { s1000 = "=k", s12 = "dz|dzs|doz|doz." },
    ordinal_idiom = "thought|thoughts|nature|to none", -- "second thoughts"
    ordinal = {
      ["1"] = "first", ["2"] = "second", ["3"] = "third", ["4"] = "fourth", ["5"] = "fifth",
      ["6"] = "sixth", ["7"] = "seventh", ["8"] = "eighth", ["9"] = "ninth", ["10"] = "tenth",
      ["11"] = "eleventh", ["12"] = "twelfth", ["13"] = "thirteenth", ["14"] = "fourteenth",
      ["15"] = "fifteenth", ["16"] = "sixteenth", ["17"] = "seventeenth", ["18"] = "eighteenth",
      ["19"] = "nineteenth", ["20"] = "twentieth", ["30"] = "thirtieth", ["40"] = "fortieth",
      ["50"] = "fiftieth", ["60"] = "sixtieth", ["70"] = "seventieth", ["80"] = "eightieth",
      ["90"] = "ninetieth",
      ["100"] = "hundredth",
      ["1000"] = "thousandth",
      ["1000000"] = "millionth",
      ["1000000000"] = "billionth",
      ["1000000000000"] = "trillionth",
    },
  },

  phone = {
    prefix = "+1", length = 10, -- the North American Numbering Plan
    patterns = { "^1?[2-9]%d%d[2-9]%d%d%d%d%d%d$", "^[2-9]%d%d%d%d%d%d$" },
    short = { ["911"] = true, ["112"] = true, ["999"] = true, ["311"] = true, ["411"] = true },
    call = "call dial dialed called phone",
    cues = "call tel phone fax cell mobile number dial",
    nouns = "tel phone fax cell mobile number",
    serials = "isbn issn ip ssn version v page pages p no vol sku id card serial zip",
  },
}
