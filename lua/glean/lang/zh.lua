--- Chinese: what the sentence splitter knows of words.

return {
  code = "zh",
  name = "Chinese",

  -- goes on behind a quotation: “…！”的
  quotative = [[ 的 地 得 和 与 與 等 ]],
}
