"""The picture of bias and coverage, world by world."""

from benchmarks.truth.trials import AFTER, NAIVE, OURS, STAY

COLOURS = {NAIVE: "#d5281b", OURS: "#005eb8", STAY: "#41b6e6", AFTER: "#768692"}


def chart(told) -> str:
    """Estimates over the truth on the left, shares of intervals that hold it on the right, as SVG."""
    import altair
    import vl_convert

    from benchmarks.truth.telling import NAMES, WORLD

    rows = [
        {
            "world": f"{WORLD[line.world]}, {'no effect' if line.truth == 1 else f'true ratio {line.truth}'}",
            "outcome": NAMES[line.outcome], "way": line.way, "middle": line.middle / line.truth,
            "low": line.middle / line.truth * 2.718281828 ** (-1.96 * line.spread),
            "high": line.middle / line.truth * 2.718281828 ** (1.96 * line.spread),
            "covered": 100 * line.covered,
        }
        for line in told
    ]  # fmt: skip
    colour = altair.Color("way:N", title=None, scale=altair.Scale(domain=list(COLOURS), range=list(COLOURS.values())))
    base = altair.Chart(altair.Data(values=rows)).encode(
        y=altair.Y("outcome:N", title=None, sort=list(NAMES.values())),
        yOffset=altair.YOffset("way:N", sort=list(COLOURS)),
        color=colour,
    )  # fmt: skip
    scale = altair.Scale(type="log", domain=[0.45, 1.5], clamp=True)
    ticks = altair.Axis(values=[0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.4])
    bars = base.mark_rule(strokeWidth=2).encode(
        x=altair.X(
            "low:Q", scale=scale, axis=ticks, title="Estimate over truth: middle, and where 95 % of boroughs lie"
        ),
        x2="high:Q",
    )
    points = base.mark_point(filled=True, size=60).encode(x=altair.X("middle:Q", scale=scale, axis=ticks))
    right = (
        altair.Chart(altair.Data(values=[{"x": 1}]))
        .mark_rule(color="#212b32")
        .encode(x=altair.X("x:Q", scale=scale, axis=ticks))
    )
    share = base.mark_point(filled=True, size=70).encode(
        x=altair.X("covered:Q", scale=altair.Scale(domain=[0, 100]), title="95 % intervals that hold the truth, %")
    )
    wanted = altair.Chart(altair.Data(values=[{"x": 95}])).mark_rule(color="#212b32").encode(x="x:Q")
    panels = []
    for world in dict.fromkeys(row["world"] for row in rows):
        left, other = (
            layered.transform_filter(altair.datum.world == world).properties(width=width, height=150)
            for layered, width in ((altair.layer(bars, points), 420), (altair.layer(share), 260))
        )
        panels.append(altair.hconcat(altair.layer(left, right), altair.layer(other, wanted), title=world))
    whole = altair.vconcat(*panels).configure(font="sans-serif").configure_axis(labelFontSize=12, titleFontSize=12)
    return vl_convert.vegalite_to_svg(whole.configure_legend(orient="top", labelFontSize=13).to_json())
