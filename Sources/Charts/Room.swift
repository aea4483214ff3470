// Columns of numbers in, SVG out. The doors: `CurveFigure`, `ContourFigure`, `LossFigure` and `RasterFigure` for the
// ready figures, `CurveView` and `ContourView` for the stretch that they show, `Chart` with its axes and marks for
// any other.
//
// A figure says what its parts are by class; the page's stylesheet says how they look. One unit is 1/400 of the
// figure's width; text is 15 units high unless the stylesheet makes it smaller.
//
//   svg.chart                 the figure; also its kind (.curve, .loss, .raster) and .of-3 or .of-4, the palette that it needs
//   .grid .axis               hairlines under the marks; the base line with its ticks
//   text within .tick         tick labels (a group)
//   text.axis-title           what each axis measures
//   .ink .s1 .s2 .s3 .s4      colour: the curve itself; the runs
//   path.line .d1 … .d4       a polyline, and its dash: none, dashed, dotted, dash-dot
//   path.walk path.chevron    the segments between steps, and the direction on them
//   path.dots                 markers: .round and .square are ends of lines of no length, as wide as the stroke;
//                             .solid are outlines to fill
//   path.tangent path.rule    a dashed tangent; a reference line
//   path.edge                 triangles at the edge; to fill
//   text.label                direct labels; with an outline in the background's colour under the letters
//   path.contour text.level   lines of equal value, and their names, with such an outline too
//   path.cross                where a function is lowest
//   path.area .k1 … .k6       the areas of classes, and their swatches; to fill with a tint
//   path.sign text.name       the classes' signs, and their names in the legend
