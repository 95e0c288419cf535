--- Spanish.

return {
  phone = {
    prefix = "+34", length = 9,
    patterns = { "^[6789]%d%d%d%d%d%d%d%d$", "^0?%d%d%d%d%d%d%d%d%d%d$" },
    short = { ["112"] = true, ["911"] = true, ["091"] = true, ["061"] = true },
    call = "llame llamar llama marque marcar al", cues = "tel fono fax móvil celular llam marc",
    serials = "isbn issn ip dni nif versión página páginas pág nº",
  },
}
