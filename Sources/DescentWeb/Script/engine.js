// The engine's face: what the page may ask of the WebAssembly that checked the lesson.
//
// The doors of Sources/DescentWeb work on desks: stretches of the engine's memory, each with a loss of its own. Text
// and numbers are written there and read from there, and nothing else passes. Whatever goes wrong in there ends
// that instance only: the next question finds a new one, and reads its function again.

// Loads the engine; rejects where WebAssembly or DecompressionStream is missing or forbidden.
async function openEngine() {
  const packed = Uint8Array.from(atob(packedEngine), (letter) => letter.charCodeAt(0));
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const module = await WebAssembly.compile(await new Response(bytes).arrayBuffer());
  return engineOver(module, await WebAssembly.instantiate(module));
}

const longestFunction = 1000;
const mostSamples = 1e6;

function engineOver(module, firstInstance) {
  let instance = firstInstance;
  let generation = 0;
  const utf8 = new TextEncoder();
  const fromUTF8 = new TextDecoder();

  // Calls a door; undefined where the engine failed, which costs it its memory.
  const call = (door, ...values) => {
    try {
      instance ??= new WebAssembly.Instance(module);
      return instance.exports[door](...values);
    } catch {
      instance = undefined;
      generation += 1;
      return undefined;
    }
  };

  const openDesk = () => {
    let desk = { address: call('open'), generation };
    let text;
    // The desk's address, in the instance that lives.
    const address = () => {
      if (desk.address === undefined || desk.generation !== generation) {
        desk = { address: call('open'), generation };
        if (text !== undefined && desk.address !== undefined) writeAndRead(text);
      }
      return desk.address;
    };
    const write = (bytes) => {
      const place = call('room', desk.address, bytes.byteLength);
      if (place === undefined) return false;
      new Uint8Array(instance.exports.memory.buffer, place, bytes.byteLength)
        .set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      return true;
    };
    const answer = (Kind, count) => {
      const place = count === undefined ? undefined : call('answer', desk.address);
      return place === undefined ? undefined : new Kind(instance.exports.memory.buffer, place, count).slice();
    };
    const ask = (Kind, door, ...values) => {
      if (address() === undefined) return undefined;
      return answer(Kind, call(door, desk.address, ...values));
    };
    const tell = (Kind, bytes, door, ...values) => {
      if (address() === undefined || !write(bytes)) return undefined;
      return answer(Kind, call(door, desk.address, ...values));
    };
    const lines = (bytes) => bytes && fromUTF8.decode(bytes).split('\n').slice(0, -1).map((line) => line.split('\t'));
    const writeAndRead = (written) =>
      write(utf8.encode(written)) ? answer(Uint8Array, call('read', desk.address)) : undefined;
    return {
      text: (door, ...values) => {
        const bytes = ask(Uint8Array, door, ...values);
        return bytes && fromUTF8.decode(bytes);
      },
      lines: (door) => lines(ask(Uint8Array, door)),
      numbers: (values, door, ...more) => tell(Float64Array, Float64Array.from(values), door, ...more),
      read: (written) => {
        text = undefined;
        const result = address() === undefined ? undefined : lines(writeAndRead(written));
        if (result && result[0][0] === 'ok') text = written;
        return result;
      },
      close: () => {
        if (desk.address !== undefined && desk.generation === generation) call('close', desk.address);
        desk = { address: undefined, generation };
      },
    };
  };

  const common = openDesk();
  const catalogue = readCatalogue(common.lines('catalogue') ?? []);

  const read = (text) => {
    const whole = { ok: false, from: 0, to: text.length };
    const bytes = utf8.encode(text);
    if (bytes.length > longestFunction) {
      return { ...whole, message: `A function may have ${longestFunction} bytes here, this one has ${bytes.length}: write a shorter one.` };
    }
    const desk = openDesk();
    const result = desk.read(text);
    if (!result) {
      desk.close();
      return { ...whole, message: 'The engine gave up on this function: write a simpler one.' };
    }
    if (result[0][0] !== 'ok') {
      desk.close();
      return mistake(text, bytes, result[0]);
    }
    return problemOn(desk, result, catalogue);
  };

  // A mistake of the reader's, in UTF-16 units of what they wrote and in words.
  const mistake = (text, bytes, [, kind, first, last, number, ...names]) => {
    const units = (end) => fromUTF8.decode(bytes.subarray(0, end)).length;
    const [from, to] = [units(Number(first)), units(Number(last))];
    const message = mistakeSentences[kind]({ found: text.slice(from, to), number: Number(number), names });
    return { ok: false, from, to, message };
  };

  return {
    read,
    methods: catalogue.methods,
    schedules: catalogue.schedules,
    fixed: (value, decimals) => common.text('fixed', value, decimals) ?? '',
    shortest: (value) => common.text('shortest', value) ?? '',
  };
}

// The engine's own definitions, as Catalogue.swift writes them.
function readCatalogue(lines) {
  const catalogue = { methods: [], schedules: [], verdicts: [] };
  const setting = ([name, place, lower, upper, words]) =>
    ({ name, place: Number(place), lower: Number(lower), upper: Number(upper), words });
  let method;
  let schedule;
  for (const [kind, name, ...fields] of lines) {
    if (kind === 'method') {
      method = { name, title: fields[0], forms: [], settings: [] };
      catalogue.methods.push(method);
    } else if (kind === 'form') {
      method.forms.push({ name, title: fields[0], number: Number(fields[1]) });
    } else if (kind === 'setting') {
      const defaults = fields.slice(4).map(Number);
      const form = (index) => method.forms[index]?.name ?? '';
      method.settings.push({
        ...setting([name, ...fields]), default: defaults[0],
        defaults: Object.fromEntries(defaults.map((value, index) => [form(index), value])),
      });
    } else if (kind === 'schedule') {
      schedule = { name, settings: [] };
      catalogue.schedules.push(schedule);
    } else if (kind === 'value') {
      schedule.settings.push(setting([name, ...fields]));
    } else {
      catalogue.verdicts.push(name);
    }
  }
  return catalogue;
}

function problemOn(desk, [[, name, text], ...rows], catalogue) {
  const count = rows.length;
  // With one parameter the engine still wants one value of a second, which it ignores.
  const samples = (first, second = [0]) => {
    const wanted = first.length * second.length;
    const values = wanted <= mostSamples ? desk.numbers([...first, ...second], 'samples', first.length) : undefined;
    return values && values.length === wanted ? values : new Float64Array(wanted).fill(NaN);
  };
  const run = (settings) => {
    const numbers = runNumbers(settings, count, catalogue);
    if (numbers.message) return { ok: false, ...numbers };
    const answer = desk.numbers(numbers, 'run');
    if (!answer) return { ok: false, setting: 'steps', message: 'The engine gave up on this run: take fewer steps, or a simpler function.' };
    if (answer[0] >= 0) return { ok: false, ...refusal(answer[0], settings, catalogue) };
    return runOf(answer, count, catalogue);
  };
  return {
    ok: true,
    name,
    parameters: rows.map(([parameter]) => parameter),
    text,
    derivatives: rows.map(([, derivative]) => derivative),
    loss: ([first, second = 0]) => samples([first], [second])[0],
    slope: (point) => {
      const still = run({ start: point, rate: 1, steps: 0 });
      return still.ok ? [...still.slopes] : point.map(() => NaN);
    },
    samples: (from, to, size) => samples(evenly(from, to, size)),
    grid: (x0, x1, columns, y0, y1, rows) => samples(evenly(x0, x1, columns), evenly(y0, y1, rows)),
    run,
    close: desk.close,
  };
}

// So many numbers from one to the other, both included.
function evenly(from, to, count) {
  const whole = Math.max(2, Math.min(Math.floor(count) || 2, 10000));
  return Array.from({ length: whole }, (_, index) =>
    index === whole - 1 ? to : from + (to - from) * (index / (whole - 1)));
}

// The settings in the places of RunRequest.swift; or what is wrong with one of them.
function runNumbers(settings, count, { methods, schedules }) {
  const method = methods.findIndex(({ name }) => name === (settings.method ?? 'descent'));
  if (method < 0) return { setting: 'method', message: `No method is called '${settings.method}': there are ${list(methods)}.` };
  const forms = methods[method].forms;
  const form = settings.form ? forms.find(({ name }) => name === settings.form) : { number: -1 };
  if (!form) return { setting: 'form', message: `${methods[method].title} has no form '${settings.form}'${forms.length ? `: there are ${list(forms)}` : ''}.` };
  const wanted = settings.schedule?.name;
  const schedule = wanted ? schedules.findIndex(({ name }) => name === wanted) : -1;
  if (wanted && schedule < 0) return { setting: 'schedule', message: `No schedule is called '${wanted}': there are ${list(schedules)}.` };
  const all = [...methods, ...schedules].flatMap((definition) => definition.settings);
  const first = 1 + Math.max(...all.map(({ place }) => place));
  const numbers = new Array(first).fill(NaN);
  numbers.splice(0, 5, settings.steps, settings.rate, method, form.number, schedule);
  const fill = (taken, values, owner) => {
    for (const [key, value] of Object.entries(values ?? {})) {
      const setting = taken.find(({ name }) => name === key);
      if (!setting) return { setting: key, message: `${owner} takes no '${key}'${taken.length ? `: it takes ${list(taken)}` : ''}.` };
      numbers[setting.place] = Number.isNaN(value) ? Infinity : value;
    }
  };
  const wrong = fill(methods[method].settings, settings.values, methods[method].title)
    ?? (wanted && fill(schedules[schedule].settings, settings.schedule.values, `The schedule '${wanted}'`));
  if (wrong) return wrong;
  for (let index = 0; index < count; index += 1) numbers.push(settings.start?.[index]);
  return numbers;
}

const list = (definitions) => definitions.map(({ name }) => name).join(', ');

// What the engine says of the number in a place that it does not take.
function refusal(place, settings, { methods, schedules }) {
  const fixedPlaces = ['steps', 'rate', 'method', 'form', 'schedule'];
  const taken = [...methods, ...schedules].flatMap((definition) => definition.settings);
  const found = taken.find((setting) => setting.place === place);
  if (found) return { setting: found.name, message: `${found.name} is ${found.words}: give it such a value.` };
  const name = fixedPlaces[place] ?? 'start';
  return { setting: name, message: `${name} is not a finite number: give it one.` };
}

// Columns as Running.swift lays them out, put together as the page wants them.
function runOf([, steps, stoppedAt, verdict, ...columns], count, { verdicts }) {
  const rows = steps + 1;
  const woven = (first) => Float64Array.from({ length: rows * count }, (_, index) =>
    columns[(first + index % count) * rows + Math.floor(index / count)]);
  return {
    ok: true,
    steps,
    points: woven(0),
    losses: Float64Array.from(columns.slice(count * rows, (count + 1) * rows)),
    slopes: woven(count + 1),
    stoppedAt: stoppedAt < 0 ? undefined : stoppedAt,
    verdict: verdicts[verdict],
  };
}

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
