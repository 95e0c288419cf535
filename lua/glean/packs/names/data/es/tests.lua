--- Spanish: what each rule of the pack `names` must find, and must not.
-- Sentences written for glean.

return {
  title = {
    examples = { "Ayer la [ministra] Quintana vio al [secretario de Estado] Rodrigo Tejada." },
    never = { "La ministra habló.", "Una asamblea general." },
  },
  titled = {
    examples = { "Ayer la ministra [Inés Quintana Ruiz] vio al Dr. [R. Toledano]." },
    never = { "El presidente habló el Lunes." },
  },
  nicknamed = {
    examples = { "La policía halló a [Ismael “El Tordo” Rivas] en casa." },
    never = { "Leyó “Dune” en Mayo." },
  },
  ["known-as"] = {
    examples = { "Un hombre conocido como “[El Tordo]”, murió." },
    never = { "Un pájaro conocido como “el rojo”, voló." },
  },
  ["given-family"] = {
    examples = { "En la sala [Beatriz de la Fuente] vio a [Walter J. Huxley]." },
    never = { "Vimos a Beatriz ayer." },
  },
  ["given-word-family"] = {
    examples = { "Preguntaron a [Grace Walker]." },
    never = { "Preguntaron a Grace." },
  },
  ["given-stop"] = {
    examples = { "Luego [Beatriz Domingo] salió." },
    never = { "Vino en Domingo." },
  },
  ["titled-stop"] = {
    examples = { "Vieron a la Dra. [Domingo] ayer." },
    never = { "La Dra. vino el domingo." },
  },
  ["place-small"] = {
    examples = { "vivo en [nairobi] ahora" },
    never = { "vivo en casa" },
  },
  ["initial-family"] = {
    examples = { "El libro es de [J. R. Toledano]." },
    never = { "El libro es de EE. UU." },
  },
  ["family-known"] = {
    examples = { "Vimos a [Dewa Sullivan] ayer." },
    never = { "Vimos a Sullivan ayer." },
  },
  said = {
    examples = { "Luego [Krenzel] dijo que no." },
    never = { "El informe dijo que no.", "Ella dijo que no." },
  },
  ["said-before"] = {
    examples = { "“No”, dijo [Krenzel] y se fue." },
    never = { "“No”, dijo la mujer." },
  },
  aged = {
    examples = { "Luego vino [Zrenk Vobol], 45, de Oslo." },
    never = { "En Mayo, 45, quizá 50 personas." },
  },
  role = {
    examples = { "Llamó la portavoz [Vobol Krenzel] ayer." },
    never = { "Llamó la portavoz ayer." },
  },
  greeted = {
    examples = { "Estimada [Zrenka]: gracias.", "Hola, [Odile]!" },
    never = { "Estimado cliente: gracias.", "Hola, buenas." },
  },
  apposed = {
    examples = { "Vino [Zrenka Odvar], su abogada, a las dos." },
    never = { "Leyó Zrenka Odvar, una novela larga, a las dos." },
  },
  given = {
    examples = { "Vimos a [Beatriz] ayer." },
    never = { "Vimos a una mujer.", "Escribe a @Beatriz ya." },
  },
  family = {
    examples = { "Vimos a [Kowalski] ayer." },
    never = { "Vimos a un hombre." },
  },
  ["two-words"] = {
    examples = { "Vimos a [Vobol Zrenk] ayer." },
    never = { "Vobol Zrenk vino." },
  },
  org = {
    examples = { "Trabaja en [Pemex], no en [El País]." },
    never = { "Es un país grande." },
  },
  ["org-suffix"] = {
    examples = { "Demandaron a [Aceros Tolva S.A. de C.V.] ayer." },
    never = { "Demandaron a la empresa." },
  },
  ["org-head"] = {
    examples = { "Compró el [Zrenk Bank] ayer." },
    never = { "Compró un banco." },
  },
  ["org-of"] = {
    examples = { "Dejó la [Universidad de Tolva] y la [Secretaría de Puentes y Caminos]." },
    never = { "La universidad de nadie." },
  },
  ["org-first"] = {
    examples = { "Robaron el [Banco Tolva] y el [Grupo Alfaro]." },
    never = { "Robaron un banco." },
  },
  acronym = {
    examples = { "El jefe de la [ZRKB] renunció." },
    never = { "Tiene una TV y un DVD.", "NO ME DIGAS." },
  },
  ["org-acronym"] = {
    examples = { "La Universidad de Tolva ([UDT]) abrió." },
    never = { "La universidad (UDT) abrió." },
  },
  platform = {
    examples = { "Lo dijo en un mensaje en [X] ayer." },
    never = { "Una X en el mapa." },
  },
  ["org-context"] = {
    examples = { "Subieron las acciones de [Zrenkov]." },
    never = { "Subieron las acciones de ayer." },
  },
  country = {
    examples = { "[Alemania] y [Sri Lanka] jugaron." },
    never = { "Una película alemana." },
  },
  place = {
    examples = { "Voló de [Nairobi] a [Montevideo] y [Guadalajara]." },
    never = { "Voló a casa." },
  },
  ["place-head"] = {
    examples = { "Vive en [Tallow Street] ahora." },
    never = { "Vive en la calle." },
  },
  ["place-first"] = {
    examples = { "Nadó en el [Río Tolva] y subió al [Cerro Zrenk]." },
    never = { "Nadó en el río." },
  },
  ["place-state"] = {
    examples = { "Vive cerca de [Tolva], Jalisco." },
    never = { "Vive cerca del molino, Jalisco dice." },
  },
  ["state-code"] = {
    examples = { "Vive en Guadalajara, [Jal.] ahora." },
    never = { "Jal. es corto." },
  },
  ["place-doubtful"] = {
    examples = { "Nació en [Columbus] ayer." },
    never = { "Columbus zarpó." },
  },
  ["place-of"] = {
    examples = { "Dejó el pueblo de [Zrenkov]." },
    never = { "Dejó el pueblo de siempre." },
  },
  ["in-place"] = {
    examples = { "Durmió en [Zrenkov] ayer." },
    never = { "Vive en casa.", "Vino en Abril." },
  },
  norp = {
    examples = { "El equipo [danés] ganó a los [mexicanos] y los [republicanos] miraron." },
    never = { "Argentina ganó." },
  },
}
