--- Counts on sets of texts, where a folder of them is given:
--
--   GLEAN_SENTENCE_SETS=folder busted spec/sets_spec.lua
--
-- Where a count changes, it is written anew with its reason.

local sets = require "spec.sets"

describe("sentences in the sets", function()
  local folder = os.getenv "GLEAN_SENTENCE_SETS"
  if not folder then
    it("have counts for twenty sets at least", function()
      assert.is_true(#sets.table > 20)
      for _, row in ipairs(sets.table) do
        assert.equal(6, #row)
        assert.is_true(row[5] + row[6] <= row[4])
      end
    end)
    return
  end
  for _, row in ipairs(sets.table) do
    local name, lang, opts, sentences, extra, missed = table.unpack(row)
    it("are as before: " .. name, function()
      local path = ("%s/%s.jsonl"):format(folder, name)
      assert.same({ sentences, extra, missed }, { sets.counts(path, lang, opts) })
    end)
  end
end)
