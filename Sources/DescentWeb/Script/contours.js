'use strict';
// Lines of equal loss on a grid of samples, by marching squares.

const columns = 49;
const rows = 37;
const bands = 9;

function contours(grid, plot, view) {
  const sorted = [...grid].filter(Number.isFinite).sort((one, other) => one - other);
  // Contour k of n encloses (k/n)² of the view: those of a bowl lie equally far apart.
  const levels = Array.from({ length: bands - 1 }, (_, band) => sorted[Math.floor((sorted.length - 1) * ((band + 1) / bands) ** 2)]);
  let path = '';
  for (let cell = 0; cell < grid.length - columns; cell += 1) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const corners = [[0, 0], [1, 0], [1, 1], [0, 1]].map(([right, up]) => [column + right, row + up, grid[cell + right + up * columns]]);
    if (column === columns - 1 || !corners.every(([, , loss]) => Number.isFinite(loss))) continue;
    for (const level of levels) {
      const cuts = corners.flatMap(([x0, y0, low], corner) => {
        const [x1, y1, high] = corners[(corner + 1) % 4];
        const part = (level - low) / (high - low);
        const [x, y] = [between([x0, x1], part) / (columns - 1), between([y0, y1], part) / (rows - 1)];
        return low < level === high < level ? [] : `${place(plot.x(between(view[0], x)))} ${place(plot.y(between(view[1], y)))}`;
      });
      for (let cut = 0; cut < cuts.length; cut += 2) path += `M${cuts[cut]}L${cuts[cut + 1]}`;
    }
  }
  return path;
}
