"""Every benchmark, one after the other: `python -m benchmarks`."""

from benchmarks import evaluate

if __name__ == "__main__":
    evaluate.main()
