--- The style sheet of the HTML page.

local style = {}

-- Hues (degrees) of labels that are common; the others get one by their name.
local hues = {
  PERSON = 210, ORG = 30, PLACE = 140, DATE = 280, TIME = 300, MONEY = 90, PERCENT = 70,
  QUANTITY = 170, TITLE = 250, EVENT = 0, QUOTE = 50, NORP = 330,
}

local sheet = [[
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; background: #fff; color: #222;
  font: 1.05rem/2.1 Georgia, "DejaVu Serif", serif; }
h1 { font: 600 1.1rem/1.4 system-ui, sans-serif; overflow-wrap: anywhere; }
main { white-space: pre-wrap; overflow-wrap: break-word; }
body > input { position: absolute; opacity: 0; }
nav { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0;
  font: .8rem/1.6 system-ui, sans-serif; }
.k { padding: 0 .6rem; border-radius: 1rem; border: 1px solid var(--line);
  background: var(--fill); color: var(--ink); cursor: pointer; }
.m { padding: .12em .25em; border: 1px solid var(--line); border-radius: .3em;
  background: var(--fill); -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.m:has(> .m) { padding-top: .3em; padding-bottom: .3em; }
.m > b { margin-left: .35em; font: 600 .58em/1 system-ui, sans-serif; letter-spacing: .03em;
  color: var(--ink); vertical-align: .1em; user-select: none; }
.m > b::after { content: attr(data-l); }
.m:has(> .cut-after) { border-right-style: dashed; border-top-right-radius: 0;
  border-bottom-right-radius: 0; }
.cut-before { border-left-style: dashed; border-top-left-radius: 0;
  border-bottom-left-radius: 0; }
.empty { padding: .12em 0; border-width: 0 0 0 2px; border-radius: 0; }
.empty > b { margin-left: .15em; }
.m:hover { outline: 2px solid var(--line); }
@media print {
  body { max-width: none; margin: 0; font-size: 10.5pt; line-height: 1.9; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
]]

local function hue(label)
  if hues[label] then return hues[label] end
  local sum = 7
  for i = 1, #label do sum = (sum * 31 + label:byte(i)) % 3600 end
  return sum % 360
end

-- What a label that is switched off looks like: words like any others.
local off = [[
#l%d:not(:checked) ~ main .l%d { padding: 0; border-color: transparent; border-width: 0;
  background: none; outline: none; }
#l%d:not(:checked) ~ main .l%d > b { display: none; }
#l%d:not(:checked) ~ nav .l%d { background: none; opacity: .55; text-decoration: line-through; }
#l%d:focus-visible ~ nav .l%d { outline: 2px solid var(--ink); }
]]

--- The style sheet of a page with these labels; label i is of class "l" i.
---@param labels string[]
---@return string
function style.sheet(labels)
  local light, dark, toggles = {}, {}, {}
  for i, label in ipairs(labels) do
    local h = hue(label)
    light[i] = (".l%d { --fill: hsl(%d 80%% 92%%); --line: hsl(%d 50%% 65%%); "
      .. "--ink: hsl(%d 60%% 30%%); }\n"):format(i, h, h, h)
    dark[i] = ("  .l%d { --fill: hsl(%d 45%% 20%%); --line: hsl(%d 40%% 42%%); "
      .. "--ink: hsl(%d 60%% 78%%); }\n"):format(i, h, h, h)
    toggles[i] = off:format(i, i, i, i, i, i, i, i)
  end
  return sheet .. table.concat(light) .. table.concat(toggles)
    .. "@media screen and (prefers-color-scheme: dark) {\n"
    .. "  body { background: #16181c; color: #dcdde0; }\n" .. table.concat(dark) .. "}\n"
end

return style
