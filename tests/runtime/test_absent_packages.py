"""Rasa starts without the packages it never uses here, and says so loudly if one is needed after all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, timeout=60)


def test_rasa_imports_without_tensorflow() -> None:
    assert run("import rasa.core.run, tensorflow; assert not hasattr(tensorflow, '__version__')").returncode == 0


def test_an_installed_package_always_wins() -> None:
    seen = run("import google.protobuf as p; print(p.__version__)")

    assert seen.returncode == 0
    assert seen.stdout.strip()[0].isdigit()


def test_a_missing_part_of_an_installed_package_is_still_missing() -> None:
    assert "ModuleNotFoundError" in run("import yaml.not_there").stderr


@pytest.mark.parametrize("use", ["tensorflow.constant(1, 2)", "tensorflow.keras.layers.Dense(3, name='x')"])
def test_using_an_absent_package_names_it(use: str) -> None:
    seen = run(f"import tensorflow\n{use}")

    assert seen.returncode != 0
    assert "not part of Signpost" in seen.stderr


def test_a_pipeline_that_needs_tensorflow_fails_loudly(tmp_path: Path) -> None:
    """DIET trains nothing in silence: the command ends with an exit code and a reason."""
    (tmp_path / "config.yml").write_text(
        "recipe: default.v1\nassistant_id: x\nlanguage: en\npipeline:\n- name: WhitespaceTokenizer\n"
        "- name: CountVectorsFeaturizer\n- name: DIETClassifier\n  epochs: 1\npolicies:\n- name: RulePolicy\n"
    )
    (tmp_path / "domain.yml").write_text('version: "3.1"\nintents: [a, b]\n')
    (tmp_path / "nlu.yml").write_text(
        'version: "3.1"\nnlu:\n- intent: a\n  examples: |\n    - one\n    - uno\n'
        "- intent: b\n  examples: |\n    - two\n    - duo\n"
    )

    seen = subprocess.run(
        [sys.executable, "-m", "rasa", "train", "nlu", "--config", "config.yml", "--nlu", "nlu.yml", "--out", "models"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=120,
    )

    assert seen.returncode != 0
    assert not list(tmp_path.glob("models/*"))
