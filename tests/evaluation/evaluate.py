"""`make evaluate`: measures understanding on the kept-out messages and writes docs/evaluation.md.

The same data also trains Rasa's default n-gram features with its own linear classifier, for comparison. (Rasa's default
DIET classifier needs TensorFlow, which this project does without; runtime figures for it are in docs/decisions/0003.)
"""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

import yaml
from rasa.core.agent import Agent

from extensions.knowledge import shared_knowledge, shared_phrases
from extensions.server.assistant import load_assistant
from extensions.server.serve import MODEL, PROJECT_FOLDER, quiet_logs
from signpost.reading import CLEAR_FROM, UNSURE_BELOW
from signpost.text import clean
from signpost.turn import Helper
from tests.evaluation import figures, long_messages, points
from tests.evaluation.figures import Reading

KEPT_OUT = Path(__file__).parent / "kept_out"
BASELINE = Path(__file__).parent / "rasa_default_ngrams.yml"
REPORT = PROJECT_FOLDER / "docs" / "evaluation.md"
ALARMS = {"crisis", "child_at_risk", "staff_allegation"}


def main() -> int:
    """Prints the report and writes it to docs."""
    warnings.simplefilter("ignore")
    quiet_logs()
    report = asyncio.run(_report())
    REPORT.write_text(report, encoding="utf-8")
    sys.stdout.write(report)
    return 0


async def _report() -> str:
    messages = yaml.safe_load((KEPT_OUT / "messages.yml").read_text(encoding="utf-8"))
    assistant = await load_assistant(MODEL)
    ours = [await read_message(assistant, message) for message in messages]
    baseline = Agent()
    with tempfile.TemporaryDirectory() as folder:
        baseline.load_model(_train_baseline(Path(folder)))
        theirs = [await read_message(baseline, message) for message in messages]
    safety = await _safety(assistant)
    particular = [*await long_messages.section(assistant), *await points.section(assistant)]
    return "\n".join(
        [*_head(len(messages)), *_table(ours, theirs), *particular, *safety, *_thresholds(ours), *_confusions(ours), ""]
    )


async def read_message(assistant: Agent, message: dict[str, Any]) -> Reading:
    """The reading of a first message: words about the talk itself mean nothing yet, so they are passed over."""
    parsed = await assistant.parse_message(clean(message["text"]))
    ranking = [(one["name"], one["confidence"]) for one in parsed["intent_ranking"] if one["name"] not in Helper]
    acceptable = frozenset({message["signpost"], *message["also"]})
    return Reading(message["text"], message["signpost"], acceptable, tuple(ranking) or (("out_of_scope", 0.0),))


def _train_baseline(folder: Path) -> str:
    from rasa.model_training import train_nlu

    model = train_nlu(
        str(BASELINE), str(PROJECT_FOLDER / "data"), str(folder), domain=str(PROJECT_FOLDER / "domain.yml")
    )
    if model is None:
        raise RuntimeError("the comparison model could not be trained")
    return model


def _head(count: int) -> list[str]:
    return [
        "# How well messages are understood",
        "",
        f"Written by `make evaluate`, from predictions on {count} invented messages kept out of training",
        "(`tests/evaluation/kept_out/messages.yml`). They were written apart from the training examples, by somebody",
        "who had not seen those, and are never edited to fit. One person labelled them; a reading that the label calls",
        "acceptable counts as right.",
        "",
    ]


def _table(ours: list[Reading], theirs: list[Reading]) -> list[str]:
    rows = {
        "first reading right": figures.accuracy,
        "right one among the first three": lambda readings: figures.top(readings, 3),
        "macro-F1": figures.macro_f1,
        "out of scope found, at 5 % of the rest turned away": figures.out_of_scope_recall,
    }
    lines = ["| figure | Signpost | Rasa's n-grams |", "|---|---|---|"]
    return lines + [f"| {name} | {of(ours):.3f} | {of(theirs):.3f} |" for name, of in rows.items()] + [""]


SAFETY_SETS = {
    "safety": (
        "by somebody who knew the safety brief; its misses were read while the nets were built, and the nets' settings"
        " were chosen on it"
    ),
    "safety_2": (
        "by somebody who knew only the definitions; its figures were watched while the nets were built, its messages"
        " were not read"
    ),
    "safety_3": (
        "by somebody who knew only the definitions; measured once the nets were built, but its figures were seen before"
        " the limit of the weighed chance was settled between 0.5 and 0.6; its messages were not read"
    ),
    "safety_4": (
        "by somebody who knew only the definitions; measured once the nets and their limits were settled, and nothing"
        " was chosen on it"
    ),
}
WANTED_RECALL, WANTED_FALSE_ALARMS = 0.99, 0.02


async def _safety(assistant: Agent) -> list[str]:
    """The safety nets on their own kept-out sets: the phrases alone, and both as they answer."""
    lines = [
        "## Danger",
        "",
        f"The goal before parents see it: at least {WANTED_RECALL} of danger found, at most {WANTED_FALSE_ALARMS} false"
        " alarms. Only the alarm counts, not the soft line.",
        "",
    ]
    for name, written in SAFETY_SETS.items():
        lines += await _safety_set(assistant, name, written)
    return lines


async def _safety_set(assistant: Agent, name: str, written: str) -> list[str]:
    messages = yaml.safe_load((KEPT_OUT / f"{name}.yml").read_text(encoding="utf-8"))
    phrases = shared_phrases()
    alone: dict[str, list[str | None]] = {"danger": [], "at_risk": [], "none": []}
    both: dict[str, list[str | None]] = {"danger": [], "at_risk": [], "none": []}
    for message in messages:
        sign = phrases.check(clean(message["text"]))
        alone[message["safety"]].append(sign.signpost if sign else None)
        both[message["safety"]].append((await assistant.parse_message(clean(message["text"])))["intent"]["name"])
    rows = {
        "any alarm raised by danger, abuse, a missing child, harm by staff": lambda seen: _share(
            [*seen["danger"], *seen["at_risk"]], ALARMS
        ),
        "danger to life answered as crisis": lambda seen: _share(seen["danger"], {"crisis"}),
        "abuse, a missing child, harm by staff answered as such": lambda seen: _share(seen["at_risk"], ALARMS),
        "false alarms on look-alikes": lambda seen: _share(seen["none"], ALARMS),
    }
    counts = ", ".join(f"{len(seen)} {name.replace('_', ' ')}" for name, seen in alone.items())
    lines = [f"`kept_out/{name}.yml` ({counts}), written {written}:", "", "| figure | phrases alone | both nets |"]
    lines.append("|---|---|---|")
    return lines + [f"| {name} | {of(alone):.3f} | {of(both):.3f} |" for name, of in rows.items()] + [""]


def _share(seen: list[str | None], wanted: set[str]) -> float:
    return sum(one in wanted for one in seen) / len(seen)


def _thresholds(ours: list[Reading]) -> list[str]:
    lines = [
        "## How sure is sure",
        "",
        "| first reading at least | share of messages | right among them |",
        "|---|---|---|",
    ]
    for threshold in (UNSURE_BELOW, 0.3, 0.4, CLEAR_FROM, 0.6, 0.7):
        share, right = figures.when_clear(ours, threshold)
        lines.append(f"| {threshold:.2f} | {share:.2f} | {right:.3f} |")
    offered = f"Below {CLEAR_FROM:.2f} other readings are offered beside the first;"
    return [*lines, "", f"{offered} below {UNSURE_BELOW:.2f} we say we are not sure.", ""]


def _confusions(ours: list[Reading]) -> list[str]:
    lines = ["## The commonest mistakes", "", "| meant | taken for | times |", "|---|---|---|"]
    return lines + [f"| {right} | {first} | {count} |" for right, first, count in figures.confusions(ours)]


if __name__ == "__main__":
    logging.disable(logging.INFO)
    shared_knowledge()
    sys.exit(main())
