"""What is typed into a page."""


def boxes(day, name="on"):
    """A day in its three boxes."""
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
