"""The search finds all that it should and nothing else: the questions of evaluation/queries, on both databases."""

from collections.abc import Iterator

import pytest
from evaluation.search_quality import Question, Text, ours, questions, sources, texts, truth

from tests.databases import Places
from yaoxun.library.library import Library

ASKED = questions()


@pytest.fixture(scope="module")
def library(places: Places) -> Iterator[Library]:
    """The samples, and the five real bulletins where they are here."""
    with Library(places(), make=True) as made:
        made.add(sources(), workers=1)
        yield made


@pytest.fixture(scope="module")
def articles(library: Library) -> list[Text]:
    return list(texts(library).values())


def test_the_benchmark_is_large_enough_to_decide() -> None:
    assert len({question.ask for question in ASKED}) == len(ASKED) >= 60


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.ask)
def test_a_question_brings_the_articles_that_answer_it_and_no_others(
    question: Question, library: Library, articles: list[Text]
) -> None:
    assert ours(library, [question])[question.ask] == truth(question, articles)


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.ask)
def test_what_a_person_read_agrees_with_the_spellings_that_are_looked_for(
    question: Question, articles: list[Text]
) -> None:
    """The benchmark's own truth: articles that were read to answer do, those read not to do not."""
    here = {article.key for article in articles}
    answering = truth(question, articles)
    assert question.must & here <= answering
    assert not question.never & answering
