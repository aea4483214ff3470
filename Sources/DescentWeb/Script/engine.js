'use strict';
// The engine's face: what the page may ask of the WebAssembly that checked the lesson.
//
// The engine takes steps and reads no text. The page brings the programs of the lesson's functions along; for one that a
// reader types, or a link names, a second script is asked for, whose engine reads it and makes its program. That one also
// has the functions that few losses need.

const longestFunction = 1000;
const mostSamples = 1e6;
// Functions of the reader's that stay known.
const mostLearned = 100;

// A function is { text, name, parameters, derivatives, program }, as the page's data and reader.js have it.
async function openEngine(functions, loadReader) {
  const openSmall = await openModule(gdEngine);
  const known = new Map(functions.map((one) => [one.text, one]));
  const learned = new Map();
  let asked;
  let reader;
  const askReader = async () => {
    asked ??= loadReader().then((open) => open(openModule));
    try {
      reader = await asked;
    } catch (error) {
      asked = undefined;
      throw error;
    }
  };

  // A desk that can run the function; undefined where that takes the reader.
  const deskFor = ({ program }) => {
    for (const open of [openSmall, reader?.openDesk]) {
      const desk = open?.();
      if (desk?.take(Float64Array.from(program))) return desk;
      desk?.close();
    }
    return undefined;
  };
  for (const one of functions) {
    const desk = deskFor(one) ?? await askReader();
    desk?.close();
  }

  const mistake = (text, message) => ({ from: 0, to: text.length, message });

  // A function by its text, or what is wrong with it: { from, to, message }.
  async function learn(text) {
    if (find(text)) return find(text);
    const length = new TextEncoder().encode(text).length;
    if (length > longestFunction) return mistake(text, `A function may have ${longestFunction} bytes here, this one has ${length}: write a shorter one.`);
    try {
      await askReader();
      const found = reader.read(text);
      if (learned.size >= mostLearned) learned.clear();
      if (found.program) learned.set(text, found);
      return found;
    } catch {
      return mistake(text, 'The script that reads functions could not be loaded: look at the connection and type again.');
    }
  }

  // A function that the lesson has, or that was learned.
  const find = (text) => known.get(text) ?? learned.get(text);

  return {
    ...gdMethods,
    learn,
    find,
    problem: (one) => problemOn(deskFor(one) ?? openSmall(), one),
  };
}

function problemOn(desk, { text, name, parameters, derivatives }) {
  const count = parameters.length;
  // With one parameter the engine still wants one value of a second, which it ignores.
  const samples = (first, second = [0]) => {
    const wanted = first.length * second.length;
    const values = wanted <= mostSamples ? desk.ask(Float64Array, Float64Array.from([...first, ...second]), 'samples', first.length) : undefined;
    return values && values.length === wanted ? values : new Float64Array(wanted).fill(NaN);
  };
  const run = (settings) => {
    const numbers = runNumbers(settings, count);
    const answer = numbers && desk.ask(Float64Array, Float64Array.from(numbers), 'run');
    return answer?.length ? rowsOf(answer[0], answer.subarray(1), count) : undefined;
  };
  return {
    text,
    name,
    parameters,
    derivatives,
    loss: ([first, second = 0]) => samples([first], [second])[0],
    samples: (from, to, size) => samples(evenly(from, to, size)),
    grid: (x0, x1, columns, y0, y1, rows) => samples(evenly(x0, x1, columns), evenly(y0, y1, rows)),
    // The rows of a walk; undefined where a setting cannot be, or the engine gave up.
    run,
    close: desk.close,
  };
}

// So many numbers from one to the other, both included.
function evenly(from, to, count) {
  return Array.from({ length: count }, (_, index) => (index === count - 1 ? to : from + (to - from) * (index / (count - 1))));
}

const methodNamed = (wanted) => gdMethods.methods.find(({ name }) => name === wanted);
const scheduleNamed = (wanted) => gdMethods.schedules.find(({ name }) => name === wanted);

// Where RunRequest.swift looks for settings; the start comes after them.
const places = { method: 5, schedule: 12, start: 15 };

// The settings in those places; undefined where a name is unknown.
function runNumbers({ start, rate, steps, method, form, values, schedule }, count) {
  const { number, forms, settings } = methodNamed(method) ?? { settings: [] };
  const place = form ? forms?.findIndex(({ name }) => name === form) : 0;
  const owner = scheduleNamed(schedule?.name);
  if (number === undefined || place < 0 || schedule && !owner) return undefined;
  const numbers = new Array(places.start).fill(0);
  numbers.splice(0, places.method, steps, rate, number, forms[place]?.number ?? 0, owner ? owner.number : -1);
  for (const setting of settings) numbers[places.method + setting.number] = values?.[setting.name] ?? setting.defaults[place];
  for (const setting of owner?.settings ?? []) numbers[places.schedule + setting.number] = schedule.values?.[setting.name] ?? NaN;
  for (let index = 0; index < count; index += 1) numbers.push(start?.[index] ?? NaN);
  return numbers;
}

// The rows of a walk, as CompiledLoss.rows lays them out.
function rowsOf(steps, numbers, count) {
  const width = numbers.length / (steps + 1);
  const part = (step, from, length) => numbers.subarray(step * width + from, step * width + from + length);
  let rows = 0;
  while (rows <= steps && part(rows, 0, 2 * count + 1).every(Number.isFinite)) rows += 1;
  return {
    steps,
    // How many of them, from the first on, hold nothing but numbers.
    rows,
    point: (step) => [...part(step, 0, count)],
    loss: (step) => numbers[step * width + count],
    slope: (step) => [...part(step, count + 1, count)],
    velocity: (step) => [...part(step, 2 * count + 1, count)],
  };
}
