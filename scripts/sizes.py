"""Print how large the modules and functions are: the median, the 90th percentile, and the largest of each."""

from tests.support import source


def percentile(sizes: list[int], share: float) -> int:
    """The smallest size that at least this share of them do not exceed."""
    ordered = sorted(sizes)
    return ordered[max(0, -(-len(ordered) * round(share * 100) // 100) - 1)]


def line(kind: str, sized: dict[str, int]) -> str:
    sizes = list(sized.values())
    half, most = percentile(sizes, 0.5), percentile(sizes, 0.9)
    largest = max(sized, key=sized.get)
    return f"{kind:<10} {len(sizes):>6} {half:>8} {most:>8} {sized[largest]:>9}  {largest}"


def main() -> None:
    trees = source.modules()
    # An __init__.py of one line marks a folder, and says nothing about how large modules are.
    modules = {name: source.lines(name) for name in trees if source.lines(name) > 1}
    functions = {f"{name}: {each.name}": each for name, tree in trees.items() for each in source.functions(tree)}
    views = {name: each for name, each in functions.items() if source.kind(name.split(":")[0]) == "views"}
    print(f"{'':<10} {'number':>6} {'median':>8} {'90 %':>8} {'largest':>9}")
    print(line("modules", modules))
    print(line("functions", {name: source.size(each) for name, each in functions.items()}))
    if views:
        print(line("views", {name: source.size(each) for name, each in views.items()}))


if __name__ == "__main__":
    main()
