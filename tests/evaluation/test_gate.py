"""No figure falls under its floor."""

import pytest
from evaluation.gate import SETS, score


@pytest.mark.parametrize("name", SETS)
def test_every_figure_is_at_its_floor(name: str) -> None:
    """Reading each set gives at least what was reached before."""
    sources, gold, floors = SETS[name]
    if not sources.is_dir():
        pytest.skip(f"{sources} is not here")
    figures = score(sources, gold)
    assert all(figures[k] >= floor for k, floor in floors.items()), figures
