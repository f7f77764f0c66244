"""What is wrong with the input files, in a sentence that says which file and what to do."""

from difflib import get_close_matches


class InputError(ValueError):
    """The input files cannot be used as they are; the message says which, why and what to do."""

    exit_code = 1


def did_you_mean(missing: str, present: list[str]) -> str:
    """Suggest what a missing heading may have been misspelt as.

    Parameters
    ----------
    missing
        The heading that was looked for [text].
    present
        The headings that are there [texts].

    Returns
    -------
    str
        A question, or nothing when none is close [text].
    """
    close = get_close_matches(missing.upper(), [heading.upper() for heading in present], n=1)
    named = next((heading for heading in present if close and heading.upper() == close[0]), "")
    return f" Did you mean {named!r}?" if named else ""
