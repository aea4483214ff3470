'use strict';
// A walk: a function and its settings, run by the engine as far as somebody looks.

function openWalk() {
  let problem;
  let settings;
  let run;
  let rows;
  let reached;
  let version = 0;

  // Has the engine run at least so many steps; a run may end before, and its last rows may be no numbers.
  const reach = (step) => {
    if (run && step <= reached) return;
    for (reached = 64; reached < step;) reached *= 2;
    run = problem.run({ ...settings, steps: Math.min(reached, limits.step[1]) });
    rows = run?.rows ?? 0;
  };

  return {
    get problem() { return problem; },
    get settings() { return settings; },
    get version() { return version; },

    // Takes another function, of those that the engine knows.
    take(text) {
      problem?.close();
      problem = engine.problem(engine.find(text));
    },

    change(next) {
      settings = next;
      run = undefined;
      version += 1;
    },

    // The last step up to the wanted one at which everything is a number; −1 where not even the start is.
    last(wanted) {
      reach(Math.min(wanted, limits.step[1]));
      return Math.min(wanted, rows - 1);
    },

    point: (step) => (step < 0 ? settings.start : run.point(step)),
    loss: (step) => (step < 0 ? NaN : run.loss(step)),
    slope: (step) => (step < 0 ? settings.start.map(() => NaN) : run.slope(step)),
    velocity: (step) => run.velocity(step),
  };
}

// The columns of a walk behind the step.
function columnsOf({ name, parameters }) {
  const slopes = parameters.length > 1 ? parameters.map((parameter) => `d${name}/d${parameter}`) : ['slope'];
  return [...parameters, 'loss', ...slopes];
}

// The numbers of a step, in the order of the columns.
const rowOf = (walk, step) => [...walk.point(step), walk.loss(step), ...walk.slope(step)];
