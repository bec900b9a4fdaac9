"""Writes reference.json, the figures that src/bench/statistics.ts has to agree with:

    python3 tests/unit/bench/reference/reference.py > tests/unit/bench/reference/reference.json

Run with the versions that the file names. The worked examples are from the documentation of scipy.stats.mannwhitneyu (age at
diagnosis of type II diabetes, males and females) and of scipy.stats.median_abs_deviation.
"""
import json, platform
import numpy, scipy
from scipy import stats

samples = {
    "spread": [12.1, 11.8, 12.6, 13.0, 12.2, 11.9, 12.4, 12.8, 12.0, 12.3],
    "faster": [10.2, 10.9, 12.1, 10.5, 11.1, 10.7, 11.8, 10.4, 10.8, 11.3],
    "tiedLow": [1, 1, 2, 2, 3, 3, 4, 4],
    "tiedHigh": [2, 2, 3, 3, 4, 4, 5, 5],
    "males": [19, 22, 16, 29, 24],
    "females": [20, 11, 17, 12],
    "counted": [100] * 12,
    "countedLess": [1] * 12,
}
rng = numpy.random.default_rng(24)
for name, centre in (("noisy30", 30.0), ("noisy23", 23.0)):
    draws = centre * numpy.exp(0.1 * rng.standard_normal(25))
    draws[::12] *= 2.5
    samples[name] = [round(float(draw), 4) for draw in draws]

pairs = [("spread", "faster"), ("tiedLow", "tiedHigh"), ("males", "females"), ("counted", "countedLess"), ("noisy30", "noisy23"), ("spread", "spread")]


def rank(a, b):
    found = stats.mannwhitneyu(samples[a], samples[b], method="asymptotic", use_continuity=True, alternative="two-sided")
    return {"a": a, "b": b, "u": float(found.statistic), "p": float(found.pvalue)}


def interval(a, b):
    """Percentile bootstrap of the ratio of medians, each side resampled by itself."""
    ratio = lambda x, y, axis=-1: numpy.median(x, axis=axis) / numpy.median(y, axis=axis)
    found = stats.bootstrap((samples[a], samples[b]), ratio, n_resamples=100_000, batch=10_000, method="percentile", vectorized=True, rng=numpy.random.default_rng(1))
    return {"baseline": a, "candidate": b, "low": float(found.confidence_interval.low), "high": float(found.confidence_interval.high)}


def figures(name):
    values = numpy.array(samples[name], dtype=float)
    quantile = lambda p: float(numpy.quantile(values, p, method="linear"))
    mean = float(values.mean())
    margin = stats.t.ppf(0.975, len(values) - 1) * stats.sem(values)
    return {
        "name": name, "mean": mean, "p50": float(numpy.median(values)), "p75": quantile(0.75), "p99": quantile(0.99),
        "mad": float(stats.median_abs_deviation(values)), "rme": float(margin / mean * 100),
    }


print(json.dumps({
    "source": f"SciPy {scipy.__version__}, NumPy {numpy.__version__}, Python {platform.python_version()}",
    "command": "python3 tests/unit/bench/reference/reference.py",
    "samples": samples,
    "mannWhitneyU": [rank(a, b) for a, b in pairs],
    "bootstrap": [interval(a, b) for a, b in (("spread", "faster"), ("noisy30", "noisy23"))],
    "studentT975": [{"freedom": n, "t": float(stats.t.ppf(0.975, n))} for n in (5, 9, 19, 29, 99)],
    "figures": [figures(name) for name in ("spread", "faster", "noisy30", "noisy23", "males")],
}, indent=2))
