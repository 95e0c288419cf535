--- Kazakh: what the sentence splitter knows of words.
-- Compiled by hand for glean; see en.lua for what the classes mean.

return {
  code = "kk",
  name = "Kazakh",

  title = [[ г қ ж проф акад докт канд ген полк ]],
  number = [[ № бет сур кесте б т ]],
  inner = [[ мыс т.б т.с.с б.з.б б.з.д яғни ]],
  trailing = [[ т.б т.с.с б.з млн млрд мың тг кг км см мм м жж ғғ ]],
}
