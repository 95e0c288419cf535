--- Armenian: what the sentence splitter knows of words.

return {
  code = "hy",
  name = "Armenian",

  -- the colon is typed for the full stop (verjaket)
  terminator = ":",

  -- a typed full stop is the lighter mijaket: the sentence goes on
  inner = [[ է ]],
}
