"""A mistake is told with its place, its value, what is allowed and the nearest match."""

from __future__ import annotations

from signpost.errors import KnowledgeError, Problem, not_one_of


def test_a_problem_reads_as_file_field_and_message() -> None:
    assert str(Problem("knowledge/a.yml", "a.title", "is missing.")) == "knowledge/a.yml: a.title: is missing."


def test_problems_are_told_together_in_the_order_of_files_and_fields() -> None:
    wrong = KnowledgeError([Problem("b", "y", "2"), Problem("b", "x", "1"), Problem("a", "z", "3")])

    assert [(problem.file, problem.field) for problem in wrong.problems] == [("a", "z"), ("b", "x"), ("b", "y")]
    assert str(wrong) == "3 mistakes in the knowledge base\n  a: z: 3\n  b: x: 1\n  b: y: 2"


def test_one_mistake_is_counted_as_one() -> None:
    assert str(KnowledgeError(iter([Problem("a", "b", "c")]))).startswith("1 mistake in")


def test_a_value_outside_a_list_is_told_with_the_nearest_one() -> None:
    assert not_one_of("laddre", ["situation", "ladder"], "allowed here") == (
        '"laddre" is not allowed here. Did you mean "ladder"? Allowed: ladder, situation.'
    )


def test_without_anything_near_nothing_is_suggested() -> None:
    assert not_one_of("zzz", ["ladder"], "known") == '"zzz" is not known. Allowed: ladder.'


def test_a_long_list_is_cut_and_says_so() -> None:
    message = not_one_of("x", [f"id_{number:02}" for number in range(20)], "known")

    assert message.endswith("id_10, id_11, ....")
    assert "id_12" not in message


def test_an_empty_list_says_so() -> None:
    assert not_one_of(3, [], "known") == '"3" is not known. Allowed: none yet.'
