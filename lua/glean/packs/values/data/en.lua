--- English.

return {
  phone = {
    prefix = "+1", length = 10, -- the North American Numbering Plan
    patterns = { "^1?[2-9]%d%d[2-9]%d%d%d%d%d%d$", "^[2-9]%d%d%d%d%d%d$" },
    short = { ["911"] = true, ["112"] = true, ["999"] = true, ["311"] = true, ["411"] = true },
    call = "call dial dialed called phone",
    cues = "call tel phone fax cell mobile number dial",
    serials = "isbn issn ip ssn version v page pages p no vol sku id card serial zip",
  },
}
