--- EMAIL, URL and PHONE: what is written for machines.

local phone = require "glean.packs.values.phone"

-- A closing mark that belongs to the sentence, not to the address.
local function trim(text)
  local before
  repeat
    before = text
    text = text:gsub("[.,;:!?*]+$", ""):gsub("\u{2026}$", "")
    for quote in ("\"'"):gmatch "." do
      local _, quotes = text:gsub(quote, "")
      if quotes % 2 == 1 then text = text:gsub(quote .. "$", "") end
    end
    local _, opened = text:gsub("%(", "")
    local _, closed = text:gsub("%)", "")
    if closed > opened then text = text:gsub("%)$", "") end
    if not text:find("[", 1, true) then text = text:gsub("%]$", "") end
    if not text:find("{", 1, true) then text = text:gsub("}$", "") end
  until text == before
  return text
end

local function url(m)
  local text = trim(m.text)
  local host = text:match "^%a+://([^/?#]*)" or text:match "^//([^/?#]*)" or text
  if not host:find "[%w\128-\255]" or host:find "^[.-]" then return false end
  local _, to = text:find(host, 1, true)
  local normal = text:sub(1, to):lower() .. text:sub(to + 1)
  return { first = m.first, last = m.first + #text - 1, value = { normal = normal } }
end

local function email(m)
  return { value = { normal = (m.text:gsub("^[Mm][Aa][Ii][Ll][Tt][Oo]:", "")) } }
end

return function(data, settings)
  local domains = data.domains:gsub("%s+", "|"):gsub("^|", ""):gsub("|$", "")
  local label = [[[\p{L}\p{N}\p{So}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?]]
  return {
    {
      name = "url_scheme", label = "URL", priority = 46, flags = "i",
      regex = [[(?<![\p{L}\p{N}])(?:https?|ftps?|sftp|file|wss?|git|ssh)://]]
        .. [[[^\s<>|\x{ff5c}]{2,2000}]],
      on = url,
      examples = { en = { "See [https://example.com/a_(b)]. It is short.",
        "(in [http://example.com/foo?x=1])" } },
      never = { en = { "http:// is no address" } },
    },
    {
      name = "url_relative", label = "URL", priority = 39,
      regex = [[(?<![^\s"'(\[])//[\p{L}\p{N}][\p{L}\p{N}.:-]*[\p{L}\p{N}](?:/[^\s<>|\x{ff5c}]*)?]],
      on = url,
      examples = { en = { "My [//example.com] site" } }, never = { en = { "a // b", "///x.com" } },
    },
    {
      name = "url_host", label = "URL", priority = 38, flags = "i",
      regex = ([[(?<![\p{L}\p{N}@./:_-])(?:www\.|(?=[\p{L}\p{N}\p{So}-]+\.))(?:%s\.)+(?:%s)]]
        .. [[(?![\p{L}\p{N}@_-])(?!\.[\p{L}\p{N}])(?::\d{2,5})?(?:[/?#][^\s<>|\x{ff5c}]*)?]])
        :format(label, domains),
      on = url,
      examples = { en = { "It is on [www.example.com].", "Visit [example.org/x] now" } },
      never = { en = { "at 5 p.m. in the U.S.", "the file main.c", "version 1.2.3" } },
    },
    {
      name = "email", label = "EMAIL", priority = 45, flags = "i",
      regex = [[(?<![\p{L}\p{N}._%+-])(?:mailto:)?[a-z0-9_](?:[a-z0-9._%+'\x{2026}-]|"[^"\s]*")*+]]
        .. [[@(?:\[\d{1,3}(?:\.\d{1,3}){3}\]|(?:]] .. label .. [[\.)*(?=\p{L})]] .. label
        .. [[(?![\p{N}]*(?:\.\d|[\p{L}_])))]],
      on = email,
      examples = { en = { "Mail [a.b+c@ex.co.uk], please.", "<[jane_roe@example.com]>" } },
      never = { en = { "@jane said", "two @ 5 dollars" } },
    },
    {
      name = "phone", label = "PHONE", priority = 35,
      regex = phone.candidate,
      on = phone.judge(data.phone, settings.guideline),
      examples = { en = { "or [(212) 555-0199 ext. 4]", "at [+44 20 7946 0958]." } },
      never = { en = { "not 2019-2020 or 12345678", "ISBN 978-0-306-40615-7", "on 2012-01-02 08:00",
        "at 192.168.1.1" } },
    },
    {
      name = "phone_short", label = "PHONE", priority = 35, flags = "i", span = "number",
      regex = ([[(?<![\p{L}\p{N}])(?:%s)\s+(?<number>\d{3})(?![\p{L}\p{N}]|[.,:/-]\d)]])
        :format((data.phone.call:gsub("%s+", "|"))),
      on = phone.short(data.phone),
      examples = { en = { "call [911] now" } }, never = { en = { "call 250 people" } },
    },
  }
end
