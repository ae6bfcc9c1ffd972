"""`python -m extensions.walkthroughs.terminal NAME`: one walkthrough in the terminal, step by step."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable
from typing import Any

from extensions.channels.guard import Guard
from extensions.knowledge import shared_knowledge
from extensions.server.assistant import load_assistant
from extensions.server.logs import wordless_logs
from extensions.server.serve import MODEL
from extensions.walkthroughs.player import Played, apart, play
from extensions.walkthroughs.stage import named
from signpost.errors import KnowledgeError
from signpost.walkthroughs.lesson import SKILLS, Lesson, LessonTurn, Question
from signpost.walkthroughs.load import find_lesson, load_lessons
from signpost.walkthroughs.words import Words, out_of_step, skill_names, training_words

Ask = Callable[[str], str]


def main(arguments: list[str], ask: Ask = input) -> int:
    """Exit code 2 for an unknown or missing name, with the list; 1 when the files or the model are not fit."""
    words = training_words()
    try:
        lessons = load_lessons(shared_knowledge())
        lesson = find_lesson(arguments[0], lessons) if arguments else None
    except KnowledgeError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    except LookupError as unknown:
        sys.stderr.write(f"{unknown}\n")
        return 2
    if lesson is None:
        _tell(words("terminal_list"), *(f"  {name}: {one.title}" for name, one in lessons.items()))
        return 2
    if not MODEL.exists():
        sys.stderr.write(words("no_model") + "\n")
        return 1
    wordless_logs(logging.WARNING)
    try:
        asyncio.run(_walk(lesson, words, ask))
    except (KeyboardInterrupt, EOFError):
        _tell()
    return 0


async def _walk(lesson: Lesson, words: Words, ask: Ask) -> None:
    agent, guard = await load_assistant(MODEL), Guard()
    _tell(lesson.title, words("invented"), "", lesson.situation, words("terminal_go_on"))
    right: list[str] = []
    replies = play(lesson, agent, guard)
    for number, turn in enumerate(lesson.turns, 1):
        ask("")
        _tell(words("step", number=number, count=len(lesson.turns)), f"  > {turn.say or turn.pick}", "")
        right += [question.about for question in turn.questions if _asked(question, words, ask)]
        played = await anext(replies, None)
        if played is None:
            break
        _reveal(played, turn, words)
    await replies.aclose()  # type: ignore[attr-defined]
    _score(lesson, right, words)
    if found := await apart(lesson, agent, guard):
        _tell("", out_of_step(lesson, found, words))


def _asked(question: Question, words: Words, ask: Ask) -> bool:
    """Asks until a number of a choice is typed; whether it was the right one."""
    _tell(f"{words('question_' + question.about)} {question.ask}")
    _tell(*(f"  {number}. {choice.text}" for number, choice in enumerate(question.choices, 1)))
    typed = ""
    while not (typed.isdigit() and 0 < int(typed) <= len(question.choices)):
        typed = ask(words("terminal_pick")).strip()
    choice = question.choices[int(typed) - 1]
    _tell(f"{words('right' if choice.right else 'not_quite')} {choice.feedback}", "")
    return choice.right


def _reveal(played: Played, turn: LessonTurn, words: Words) -> None:
    known: dict[str, Any] = named(played.understood, played.reply.card, shared_knowledge())
    _tell(words("assistant_says"), "", *(f"  {line}" for line in played.reply.text.split("\n")), "")
    _tell(words("understood"))
    _tell(f"  {words('understood_signpost')}: {known['title']} ({known['signpost']})")
    for name in ("point", "intent", "confidence"):
        _tell(f"  {words('understood_' + name)}: {known[name] or words('nothing')}")
    _tell(f"  {words('understood_case')}: {known['case'] or words('nothing')}", "", f"{words('why')}: {turn.why}")
    for rule in turn.rules:
        page = shared_knowledge().sources[rule.source]
        _tell(f"  {words(rule.force)}: {rule.text} ({words('rule_source', where=rule.where, title=page.title)})")


def _score(lesson: Lesson, right: list[str], words: Words) -> None:
    _tell("", words("summary"))
    most, names = lesson.most(), skill_names(words)
    for skill in SKILLS:
        if skill in most:
            _tell(f"  {names[skill]}: {words('score', right=right.count(skill), most=most[skill])}")
    _tell(words("remember"), *(f"  {line}" for line in lesson.remember))


def _tell(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
