"""The evaluation beside plain reading; the others go by name: `python -m benchmarks.peers`, `.steps`, `.truth` …"""

from benchmarks import evaluate

if __name__ == "__main__":
    evaluate.main()
