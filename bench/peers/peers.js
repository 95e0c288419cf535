// How long wink-nlp and compromise take for one article.
//   node peers.js FILE [ROUNDS]     prints: name milliseconds (the best round)
const fs = require('fs');
const text = fs.readFileSync(process.argv[2], 'utf8');
const rounds = Number(process.argv[3] || 7);

function best(fn, repeats) {
  let least = Infinity;
  for (let round = 0; round < rounds; round++) {
    const begin = process.hrtime.bigint();
    for (let i = 0; i < repeats; i++) fn();
    least = Math.min(least, Number(process.hrtime.bigint() - begin) / repeats / 1e6);
  }
  return least;
}

// wink-nlp with its English model: sentences, entities, JSON; custom patterns
// for titles and names, as the lists and rules of the other side.
const winkNLP = require('wink-nlp');
const model = require('wink-eng-lite-web-model');
const nlp = winkNLP(model);
const its = nlp.its;
nlp.learnCustomEntities([
  { name: 'titled', patterns: ['[President|Gov.|Judge|Sen.|Captain|Capt.] [PROPN] [|PROPN]'] },
  { name: 'person', patterns: ['[PROPN] [PROPN]'] },
]);
function wink() {
  const doc = nlp.readDoc(text);
  return JSON.stringify({
    sentences: doc.sentences().out(),
    entities: doc.entities().out(its.detail),
    custom: doc.customEntities().out(its.detail),
  });
}

const compromise = require('compromise');
function comp() {
  const doc = compromise(text);
  return JSON.stringify({
    sentences: doc.sentences().out('array'),
    people: doc.people().out('array'),
    places: doc.places().out('array'),
    organizations: doc.organizations().out('array'),
  });
}

for (let i = 0; i < 30; i++) wink(); // the compiler has seen it
for (let i = 0; i < 5; i++) comp();
console.log('wink-nlp', best(wink, 20).toFixed(4));
console.log('compromise', best(comp, 3).toFixed(4));
