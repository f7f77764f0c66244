"""Print how large the modules and functions are: the median, the 90th percentile, and the largest of each."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def modules() -> dict[str, ast.Module]:
    files = sorted((ROOT / "src").rglob("*.py"))
    return {file.relative_to(ROOT / "src").as_posix(): ast.parse(file.read_text("utf-8")) for file in files}


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Each function and the lines it takes, its docstring left out: explaining more must not count against it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = ast.get_docstring(node) is not None
            words = node.body[0].end_lineno - node.body[0].lineno + 1 if documented else 0
            yield node.name, node.end_lineno - node.lineno + 1 - words


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
    trees = modules()
    # Migrations are written by Django.
    ours = {name: tree for name, tree in trees.items() if "/migrations/" not in name}
    lines = {name: len((ROOT / "src" / name).read_text("utf-8").splitlines()) for name in ours}
    bodies = {f"{name}: {of}": size for name, tree in ours.items() for of, size in functions(tree)}
    print(f"{'':<10} {'number':>6} {'median':>8} {'90 %':>8} {'largest':>9}")
    # An empty __init__.py marks a folder and says nothing about how large modules are.
    print(line("modules", {name: size for name, size in lines.items() if size > 1}))
    print(line("functions", bodies))


if __name__ == "__main__":
    main()
