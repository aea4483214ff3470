'use strict';
// Reads functions: the script that widget.js asks for when a reader types one, or comes by a link that names one.
//
// It leaves one function, which opens its engine with widget.js's own `openModule`: `openDesk` as that gives it, and `read`.

self.gdReader = async (openModule) => {
  const openDesk = await openModule(packedReader);
  const utf8 = new TextEncoder();
  const fromUTF8 = new TextDecoder();

  // A mistake of the reader's, in UTF-16 units of what they wrote and in words.
  const mistake = (text, bytes, [, kind, first, last, number, ...names]) => {
    const [from, to] = [first, last].map((end) => fromUTF8.decode(bytes.subarray(0, Number(end))).length);
    const message = mistakeSentences[kind]({ found: text.slice(from, to), number: Number(number), names });
    return { from, to, message };
  };

  // A function as engine.js has it, or a mistake.
  const read = (text) => {
    const desk = openDesk();
    const bytes = utf8.encode(text);
    const answer = desk.ask(Uint8Array, bytes, 'read');
    const program = answer && desk.ask(Float64Array, undefined, 'program');
    desk.close();
    if (!program) return { from: 0, to: text.length, message: 'The engine gave up on this function: write a simpler one.' };
    const [first, ...rows] = fromUTF8.decode(answer).split('\n').slice(0, -1).map((line) => line.split('\t'));
    if (first[0] !== 'ok') return mistake(text, bytes, first);
    return {
      text, program,
      name: first[1],
      parameters: rows.map(([parameter]) => parameter),
      derivatives: rows.map(([, derivative]) => derivative),
    };
  };
  return { openDesk, read };
};

const ways = (count) => count === 1 ? 'one value' : `${count} values`;

// What is due, as ExpressionError.Expected numbers it.
const dueWords = [
  'a number, a name or a bracket', 'an operator or the end', "'('", "',' or ')'", 'a name', "'='",
  "one comparison",
];

// A sentence for each of the mistakes, as Mistake.swift numbers them.
const mistakeSentences = [
  () => 'This cannot be read as a function: write one such as x^2 + 1.',
  () => 'A function has one parameter or two here: leave the others out.',
  ({ found, number }) => `Expected ${dueWords[number]}, found ${found ? `'${found}'` : 'the end'}.`,
  ({ number }) => number ? "This '|' is not closed: close it with '|'." : "This '(' is not closed: close it with ')'.",
  () => "Nothing stands between these two: write '*' for a product; only a number may touch a name, as in 2x.",
  ({ names: [name], number }) => `'${name}' is a function and takes ${ways(number)}: write them in brackets behind it.`,
  ({ names: [name] }) => `'${name}' is not a function: for a product write ${name}*(…).`,
  ({ names: [name], number }) => `'${name}' takes ${ways(number)}: write as many, with commas between them.`,
  ({ names: [name, ...nearest] }) =>
    `Nothing is called '${name}' here: ${nearest.length ? `did you mean ${nearest.join(', ')}?` : 'use x and y, or name your own, as in L(w) = w^2.'}`,
  ({ names: [name, ...nearest] }) =>
    `No function is called '${name}'${nearest.length ? `: did you mean ${nearest.join(', ')}?` : '; there are sin, exp, log, sqrt and others. For a product write *.'}`,
  ({ names: [name] }) => `'${name}' has more than one slope: write a function of one parameter.`,
  ({ names: [name] }) => `'${name}' belongs to a run: write a number or a parameter.`,
  ({ names: [name] }) => `'${name}' needs data, and there are none here: write a number or a parameter.`,
  ({ names: [name] }) => `'${name}' is a word of the language: choose another name.`,
  ({ names: [name] }) => `'${name}' is a built-in function: choose another name.`,
  ({ names: [name] }) => `'${name}' stands for two things: rename one of them.`,
  ({ names: [name] }) => `'${name}' is defined by itself: write it without.`,
  ({ found }) => `${found} is beyond what the engine's numbers hold: they reach from 4.9e-324 to 1.8e308.`,
  ({ found }) => `'${found}' lacks digits beside its point: write them on both sides, as in 0.5.`,
  () => 'This is a comparison, and a number is wanted: write what is to become small.',
  ({ number }) => `This nests more than ${number} levels: use fewer brackets, signs and powers in one another.`,
  () => 'This is more than a page can compute at each step: write a shorter function.',
];
