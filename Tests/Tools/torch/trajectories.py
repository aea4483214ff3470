"""Walks of the optimizers that people use, in double precision: what `Descent` must give too.

    python3 trajectories.py > trajectories.json     (needs torch, and jax, optax, keras for their forms)
    python3 trajectories.py trajectories.json       (compares what that file holds with what they do now)

Each line of the array is one run: a method with its form and settings, a schedule, a loss with its start and rate,
and at some steps the parameters, the velocity where the method has one, and the rate of the next update. The slopes
are those of torch's autograd, or of jax's.

The last runs have data: torch's DataLoader deals the rows out, all at once, so many at a time, or in the order that the
engine's documented generator shuffles them to.
"""
import json
import os
import sys

os.environ["KERAS_BACKEND"] = "jax"
import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import keras
import optax
import torch

keras.config.set_floatx("float64")
torch.set_default_dtype(torch.float64)

STEPS = 48
SHOWN = [0, 1, 2, 3, 5, 8, 13, 21, 34, 48]

LOSSES = {
    "parabola": ("L(w) = (w - 3)^2", [0.0], lambda w: (w - 3) ** 2),
    "wells": ("L(w) = 1/4w^4 - w^2", [2.6], lambda w: w**4 / 4 - w**2),
    "valley": ("f(x, y) = (1 - x)^2 + 5*(y - x^2)^2", [-1.0, 1.5],
               lambda x, y: (1 - x) ** 2 + 5 * (y - x**2) ** 2),
    "saddle": ("f(x, y) = x*y + 1/4*y^4", [0.5, -0.3], lambda x, y: x * y + y**4 / 4),
}
RATES = {
    "descent": (0.1, 0.03, 0.01, 0.05), "momentum": (0.05, 0.02, 0.005, 0.02),
    "nesterov": (0.05, 0.02, 0.005, 0.02), "adagrad": (1.0, 0.3, 0.3, 0.2),
    "rmsprop": (0.05, 0.02, 0.02, 0.02), "adam": (0.1, 0.05, 0.05, 0.03), "adamw": (0.1, 0.05, 0.05, 0.03),
}


# Seven rows, so that batches of three leave one over.
COLUMNS = {"x": [0.5, -1.25, 2.0, 0.75, -0.3, 1.6, -2.1], "y": [1.0, -1.0, 1.0, 1.0, -1.0, 1.0, -1.0]}
LOSSES_OVER_ROWS = {
    "L(w, b) = mean((w*x + b - y)^2)": lambda w, b, x, y: ((w * x + b - y) ** 2).mean(),
    "L(w, b) = mean(softplus(-y*(w*x + b))) + w^2/100":
        lambda w, b, x, y: torch.nn.functional.softplus(-y * (w * x + b)).mean() + w**2 / 100,
    "L(a, b) = sum((a*tanh(b*x) - y)^2)/count": lambda a, b, x, y: ((a * torch.tanh(b * x) - y) ** 2).sum() / len(x),
}
BATCHES = [{}, {"size": 3}, {"size": 3, "seed": 7}, {"size": 2, "seed": 2024}, {"size": 1, "seed": 1}]


class Shuffle:
    """SplitMix64 (Steele, Lea and Flood, 2014), Lemire's bounded numbers, and the shuffle of Fisher and Yates."""

    MASK = (1 << 64) - 1

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & self.MASK
        return mixed ^ (mixed >> 31)

    def below(self, limit):
        while True:
            product = self.next() * limit
            if (product & self.MASK) >= ((1 << 64) - limit) % limit:
                return product >> 64

    def __call__(self, rows):
        for last in range(len(rows) - 1, 0, -1):
            other = self.below(last + 1)
            rows[last], rows[other] = rows[other], rows[last]
        return rows


def over_batches(formula, batch):
    """The loss as one update sees it; each call takes the next batch."""
    rows = torch.utils.data.TensorDataset(*(torch.tensor(values) for values in COLUMNS.values()))
    shuffle = Shuffle(batch["seed"]) if "seed" in batch else list

    def batches():
        # The order of the data is shuffled anew for each pass, by one generator that goes on.
        while True:
            yield from torch.utils.data.DataLoader(
                rows, batch_size=batch.get("size", len(rows)), sampler=shuffle(list(range(len(rows)))))

    source = batches()
    return lambda *point: formula(*point, *next(source))


def numbers(values):
    return [float(value.detach() if isinstance(value, torch.Tensor) else value) for value in values]


# Each walker makes one update a call, and says: the parameters, the velocities or None.

def torch_walker(method, settings, loss, start, rate, schedule):
    point = [torch.tensor(value, requires_grad=True) for value in start]
    decay = settings.get("weight_decay", 0)
    momentum = settings.get("momentum", 0.9)
    betas = (settings.get("beta1", 0.9), settings.get("beta2", 0.999))
    given = {"eps": settings["epsilon"]} if "epsilon" in settings else {}
    if method == "descent":
        optimizer = torch.optim.SGD(point, lr=rate, weight_decay=decay)
    elif method in ("momentum", "nesterov"):
        optimizer = torch.optim.SGD(
            point, lr=rate, momentum=momentum, nesterov=method == "nesterov", weight_decay=decay)
    elif method == "adagrad":
        optimizer = torch.optim.Adagrad(
            point, lr=rate, weight_decay=decay, initial_accumulator_value=settings.get("initial", 0), **given)
    elif method == "rmsprop":
        optimizer = torch.optim.RMSprop(
            point, lr=rate, alpha=settings.get("decay", 0.99), weight_decay=decay,
            momentum=settings.get("momentum", 0), **given)
    elif method == "adam":
        optimizer = torch.optim.Adam(point, lr=rate, betas=betas, weight_decay=decay, **given)
    else:
        optimizer = torch.optim.AdamW(
            point, lr=rate, betas=betas, weight_decay=settings.get("weight_decay", 0.01), **given)
    schedulers = torch.optim.lr_scheduler
    scheduler = None
    if schedule:
        kind, numbers_of = schedule
        scheduler = {
            "step": lambda: schedulers.StepLR(optimizer, numbers_of["every"], numbers_of["factor"]),
            "exponential": lambda: schedulers.ExponentialLR(optimizer, numbers_of["factor"]),
            "cosine": lambda: schedulers.CosineAnnealingLR(optimizer, numbers_of["over"]),
        }[kind]()
    has_velocity = method in ("momentum", "nesterov") or method == "rmsprop" and "momentum" in settings
    while True:
        velocity = None
        if has_velocity:
            velocity = [optimizer.state[w].get("momentum_buffer", 0.0) for w in point]
            velocity = [0.0 if value is None else float(value) for value in velocity]
        yield numbers(point), velocity, optimizer.param_groups[0]["lr"]
        optimizer.zero_grad()
        loss(*point).backward()
        optimizer.step()
        if scheduler:
            scheduler.step()


def textbook_walker(method, settings, loss, start, rate, schedule):
    """Nesterov's method where torch keeps it: torch stands at the point ahead, w + mu v."""
    momentum = settings.get("momentum", 0.9)
    for ahead, buffer, lr in torch_walker(method, settings, loss, start, rate, schedule):
        velocity = [-rate * value for value in buffer]
        yield [w - momentum * v for w, v in zip(ahead, velocity)], velocity, lr


def keras_walker(method, settings, loss, start, rate, schedule):
    schedules = keras.optimizers.schedules
    rates = rate
    if schedule:
        kind, numbers_of = schedule
        # A plain number would be taken in single precision.
        rate = keras.ops.convert_to_tensor(rate, "float64")
        rates = {
            "step": lambda: schedules.ExponentialDecay(
                rate, numbers_of["every"], numbers_of["factor"], staircase=True),
            "exponential": lambda: schedules.ExponentialDecay(rate, 1, numbers_of["factor"]),
        }[kind]()
    point = [keras.Variable(value, dtype="float64") for value in start]
    given = {"epsilon": settings["epsilon"]} if "epsilon" in settings else {}
    if "weight_decay" in settings:
        given["weight_decay"] = settings["weight_decay"]
    momentum = settings.get("momentum", 0.9)
    betas = {"beta_1": settings.get("beta1", 0.9), "beta_2": settings.get("beta2", 0.999)}
    optimizers = keras.optimizers
    optimizer = {
        "momentum": lambda: optimizers.SGD(rates, momentum=momentum, **given),
        "nesterov": lambda: optimizers.SGD(rates, momentum=momentum, nesterov=True, **given),
        "adagrad": lambda: optimizers.Adagrad(
            rates, initial_accumulator_value=settings.get("initial", 0.1), **given),
        "rmsprop": lambda: optimizers.RMSprop(
            rates, rho=settings.get("decay", 0.9), momentum=settings.get("momentum", 0), **given),
        "adam": lambda: optimizers.Adam(rates, **betas, **given),
        "adamw": lambda: optimizers.AdamW(rates, **betas, **given),
    }[method]()
    optimizer.build(point)
    slopes = jax.grad(loss, argnums=tuple(range(len(start))))
    buffers = None
    if method in ("momentum", "nesterov"):
        buffers = optimizer.momentums
    elif method == "rmsprop" and "momentum" in settings:
        buffers = optimizer._momentums
    while True:
        lr = float(rates(optimizer.iterations)) if schedule else rate
        yield numbers(point), numbers(buffers) if buffers else None, lr
        optimizer.apply(list(slopes(*[w.value for w in point])), point)


def optax_walker(method, settings, loss, start, rate, schedule):
    rates = rate
    if schedule:
        kind, numbers_of = schedule
        rates = {
            "step": lambda: optax.exponential_decay(
                rate, numbers_of["every"], numbers_of["factor"], staircase=True),
            "exponential": lambda: optax.exponential_decay(rate, 1, numbers_of["factor"]),
            "cosine": lambda: optax.cosine_decay_schedule(rate, numbers_of["over"]),
        }[kind]()
        # A whole count would be taken in single precision.
        rates = (lambda inner: lambda count: inner(jnp.asarray(count, dtype=jnp.float64)))(rates)
    given = {"eps": settings["epsilon"]} if "epsilon" in settings else {}
    betas = {"b1": settings.get("beta1", 0.9), "b2": settings.get("beta2", 0.999)}
    decay = settings.get("weight_decay", 0)
    optimizer = {
        "descent": lambda: optax.sgd(rates),
        "momentum": lambda: optax.chain(
            optax.ema(settings.get("momentum", 0.9), debias=False), optax.scale_by_learning_rate(rates)),
        "adagrad": lambda: optax.adagrad(
            rates, initial_accumulator_value=settings.get("initial", 0.1), **given),
        "rmsprop": lambda: optax.rmsprop(
            rates, decay=settings.get("decay", 0.9), momentum=settings.get("momentum"), **given),
        "adam": lambda: optax.adam(rates, **betas, **given),
        "adamw": lambda: optax.adamw(
            rates, **betas, weight_decay=settings.get("weight_decay", 1e-4), **given),
    }[method]()
    if decay and method != "adamw":
        optimizer = optax.chain(optax.add_decayed_weights(decay), optimizer)
    point = tuple(jnp.asarray(value) for value in start)
    slopes = jax.grad(lambda values: loss(*values))
    state = optimizer.init(point)
    step = 0
    while True:
        lr = float(rates(step)) if schedule else rate
        yield numbers(point), None, lr
        changes, state = optimizer.update(slopes(point), state, point)
        point = optax.apply_updates(point, changes)
        step += 1


WALKERS = {
    "torch": torch_walker, "keras": keras_walker, "optax": optax_walker, "averaged": optax_walker,
    "textbook": textbook_walker,
}


def runs():
    """(method, form, settings, schedule, losses)"""
    everywhere = list(LOSSES)
    some = ["wells", "valley"]
    step = ("step", {"every": 10, "factor": 0.5})
    exponential = ("exponential", {"factor": 0.95})
    cosine = ("cosine", {"over": 48})
    early = ("cosine", {"over": 20})
    yield "descent", "torch", {}, None, everywhere
    yield "descent", "torch", {"weight_decay": 0.1}, None, some
    yield "descent", "torch", {}, step, some
    yield "descent", "torch", {}, exponential, some
    yield "descent", "torch", {}, cosine, some
    # Torch's cosine rises again behind its end; that of Keras and Optax stays at 0.
    yield "descent", "optax", {}, early, some
    for method in ("momentum", "nesterov"):
        for form in ("torch", "keras", "averaged" if method == "momentum" else "textbook"):
            yield method, form, {"momentum": 0.9}, None, everywhere
            yield method, form, {"momentum": 0.5}, None, ["wells"]
            yield method, form, {"momentum": 0.9, "weight_decay": 0.05}, None, some
            if form != "textbook":
                yield method, form, {"momentum": 0.9}, step, some
    for method in ("adagrad", "rmsprop", "adam", "adamw"):
        for form in ("torch", "keras", "optax"):
            yield method, form, {}, None, everywhere
            yield method, form, {"epsilon": 0.01, "weight_decay": 0.05}, None, some
            # Keras works out its cosine in single precision.
            yield method, form, {}, early if form == "optax" else exponential, ["valley"]
            if method == "adagrad":
                yield method, form, {"initial": 0.3}, None, ["wells"]
            if method == "rmsprop":
                yield method, form, {"decay": 0.95, "momentum": 0.8}, None, some
                yield method, form, {"momentum": 0.8}, step, ["wells"]
            if method in ("adam", "adamw"):
                yield method, form, {"beta1": 0.8, "beta2": 0.99}, None, ["wells"]


def lines():
    for method, form, settings, schedule, losses in runs():
        for name in losses:
            text, start, loss = LOSSES[name]
            rate = RATES[method][list(LOSSES).index(name)]
            walker = WALKERS[form](method, settings, loss, start, rate, schedule)
            rows = []
            for step in range(STEPS + 1):
                point, velocity, lr = next(walker)
                if step in SHOWN:
                    rows.append({"step": step, "point": point, "rate": lr}
                                | ({"velocity": velocity} if velocity is not None else {}))
            run = {"method": method, "form": form, "settings": settings, "loss": text, "start": start,
                   "rate": rate, "steps": STEPS}
            if schedule:
                run["schedule"] = schedule[0]
                run["scheduleSettings"] = schedule[1]
            else:
                for row in rows:
                    del row["rate"]
            yield run | {"rows": rows}


def lines_over_rows():
    for place, (text, formula) in enumerate(LOSSES_OVER_ROWS.items()):
        for batch in BATCHES:
            for method, rate in [("descent", 0.1), (["momentum", "adam", "rmsprop"][place], 0.02)]:
                start = [0.3, -0.2]
                walker = torch_walker(method, {}, over_batches(formula, batch), start, rate, None)
                rows = [{"step": step, "point": next(walker)[0]} for step in range(STEPS + 1)]
                yield {"method": method, "form": "torch", "settings": {}, "loss": text, "start": start, "rate": rate,
                       "steps": STEPS, "columns": COLUMNS, "batch": batch,
                       "rows": [rows[step] for step in SHOWN]}


def differences(committed, made):
    """The runs that are not the same, and those whose numbers differ by more than rounding.

    Processors fuse products and sums or not, so that last places differ from machine to machine.
    """
    head = lambda run: {key: value for key, value in run.items() if key != "rows"}
    if [head(run) for run in committed] != [head(run) for run in made]:
        return ["the list of runs"]
    found = []
    for run, other in zip(committed, made):
        for row, other_row in zip(run["rows"], other["rows"]):
            flat, other_flat = ([number for value in r.values()
                                 for number in (value if isinstance(value, list) else [value])]
                                for r in (row, other_row))
            scale = max(1.0, *(abs(number) for number in flat))
            if len(flat) != len(other_flat) or any(
                    not abs(a - b) <= 1e-12 * scale for a, b in zip(flat, other_flat)):
                found.append(f"step {row['step']} of {head(run)}:\n  committed {row}\n  made      {other_row}")
                break
    return found


def main():
    made = list(lines()) + list(lines_over_rows())
    versions = f"torch {torch.__version__}, keras {keras.__version__}, optax {optax.__version__}"
    if len(sys.argv) > 1:
        with open(sys.argv[1]) as file:
            found = differences(json.load(file), made)
        print("\n".join(found + [f"{versions}: {len(made) - len(found)} passed, {len(found)} failed"]))
        sys.exit(1 if found else 0)
    print("[\n" + ",\n".join(json.dumps(run, separators=(",", ":")) for run in made) + "\n]")
    print(f"{versions}: {len(made)} runs", file=sys.stderr)


main()
