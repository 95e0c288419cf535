local glean = require "glean"

describe("glean.valid", function()
  it("says where and why a text is no UTF-8", function()
    for _, case in ipairs {
      { "", true }, { "plain", true }, { "é “x” 東 😀", true }, { "a\0b\u{FFFE}", true },
      { "ab\xFF", nil, 3, 1, "byte that UTF-8 never has" },
      { "\xE2\x82", nil, 1, 2, "truncated sequence" },
      { ("é"):rep(100) .. "\xED\xA0\x80", nil, 201, 1, "surrogate" },
      { ("x"):rep(1000) .. "\xF4\x90\x80\x80", nil, 1001, 1, "beyond U+10FFFF" },
      { ("東"):rep(99) .. "\xC0\xAF", nil, 298, 1, "overlong form" },
      { ("東"):rep(99) .. "\x80", nil, 298, 1, "continuation byte without a lead byte" },
    } do
      assert.same({ table.unpack(case, 2, 5) }, { glean.valid(case[1]) })
    end
  end)

  it("raises for what is no string", function()
    local ok, err = pcall(glean.valid, {})
    assert.is_false(ok)
    assert.truthy(tostring(err):find("unicode_spec.lua:%d+: text must be a string"))
  end)
end)
