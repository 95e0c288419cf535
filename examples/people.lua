--- A rule file: people by their titles, and what money was paid.
--
--   glean --rules examples/people.lua seeds/*.txt

local glean = require "glean"

glean.attribute("span", "title", { type = "string" })

return {
  lists = {
    title = {
      entries = {
        "President", "Vice President", "Gov.", "Governor", "Sen.", "Senator", "Rep.", "Mayor",
        "Judge", "Justice", "Dr.", "Dra.", "Prof.", "Sr.", "Sra.", "Mr.", "Ms.", "Mrs.",
        "Deputy Secretary of State", "Deputy Secretary of Commerce", "Secretary of State",
        "Lt. Col.", "Lt.", "Col.", "Capt.", "Captain", "Cmdr.", "Commander", "Rear Adm.", "Adm.",
        "Sgt.", "Councilwoman", "Councilman", "Chief Executive", "CEO", "drug lord", "kingpin",
      },
    },
    currency = { entries = { "$", "US$", "€", "£" } },
  },
  rules = {
    {
      name = "title-and-name", label = "PERSON", match = "title:@title name:<NAME>",
      span = "name",
      on = function(m) return { title = m.title.text } end,
      examples = { "Yesterday Gov. [Inés Quintana] spoke." },
      never = { "The governor spoke." },
    },
    {
      name = "known-as", label = "PERSON",
      match = "known as “|‘ nickname:<NAME>", span = "nickname",
    },
    {
      name = "sum", label = "MONEY",
      flags = "x",
      regex = [[ (?<sign> US\$ | [$€£] )
                 (?<amount> \d+ (?:,\d{3})* (?:\.\d+)? )
                 (?: \ ? (?<scale> million | billion | bn | m ) \b )? ]],
      on = function(m)
        local amount = tonumber((m.amount.text:gsub(",", "")))
        local scale = m.scale and m.scale.text:sub(1, 1)
        if scale == "m" then amount = amount * 1e6 elseif scale then amount = amount * 1e9 end
        return { value = { amount = amount, sign = m.sign.text } }
      end,
    },
  },
}
