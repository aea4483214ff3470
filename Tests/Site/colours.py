"""Colours as someone sees them who lacks one kind of cone, and how far two of them are apart.

The matrices are those of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, 'A Physiologically-based Model for
Simulation of Color Vision Deficiency', IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009, for
severity 1.0; they apply to linear RGB. The distance is CIEDE2000 of two colours, by G. Sharma,
W. Wu and E. N. Dalal, 'The CIEDE2000 color-difference formula', Color Research & Application 30 (1), 2005.
"""
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

MATRICES = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
                   (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
                     (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
                   (0.004733, 0.691367, 0.303900)),
}


def parsed(text):
    """Linear red, green and blue, 0…1, of `#rrggbb`."""
    assert len(text) == 7 and text[0] == "#", f"not a colour of the form #rrggbb: {text!r}"
    return tuple(linear(int(text[i:i + 2], 16) / 255) for i in (1, 3, 5))


def linear(channel):
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def seen_by(eyes, colour):
    """The colour, linear, that stands for what such eyes see of it."""
    return tuple(min(1, max(0, sum(m * c for m, c in zip(row, colour)))) for row in MATRICES[eyes])


def lab(colour):
    """CIELAB of linear sRGB under D65."""
    rows = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    white = (0.95047, 1, 1.08883)

    def root(t):
        return t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29

    x, y, z = (root(sum(m * c for m, c in zip(row, colour)) / w) for row, w in zip(rows, white))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one, other):
    """CIEDE2000 between two colours of linear sRGB."""
    return ciede2000(lab(one), lab(other))


def ciede2000(one, other):
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    stretch = 1 + (1 - sqrt(mean / (mean + 25 ** 7))) / 2
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = degrees(atan2(b1, a1 * stretch)) % 360, degrees(atan2(b2, a2 * stretch)) % 360
    grey = c1 * c2 == 0
    turn = 0 if grey else (h2 - h1 + 180) % 360 - 180
    hue = h1 + h2 if grey else h1 + turn / 2
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    tilt = (1 - 0.17 * cos(radians(hue - 30)) + 0.24 * cos(radians(2 * hue)) + 0.32 * cos(radians(3 * hue + 6))
            - 0.20 * cos(radians(4 * hue - 63)))
    around = ((hue % 360 - 275) / 25) ** 2
    bend = -2 * sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)) * sin(radians(60 * exp(-around)))
    dl = (l2 - l1) / (1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * tilt)
    return sqrt(dl * dl + dc * dc + dh * dh + bend * dc * dh)
