--- Japanese: what the sentence splitter knows of words.

return {
  code = "ja",
  name = "Japanese",

  -- goes on behind a quotation: 「…。」と言った; a line that ends so goes on too
  quotative = [[ と は も が を に の へ で や か な っ よ ね など から まで だ で、 ]],
}
