"""Make .venv ready: python .ci/environment.py [--is-ready] app|dev|browser. Standard library only.

"app" installs requirements.txt, "dev" adds the extras test and docs of pyproject.toml, "browser" adds a browser that
starts. A stamp is written last: the same wish on the same Python does not need the network again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UNFINISHED = VENV / ".unfinished"  # stands while something installs: found at a start, that was cut short
BROWSER = VENV / "browser-path"
LOG = ROOT / ".ci" / "setup.log"
PYTHON_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11", "python3", "python")
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSERS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
APT = ("apt-get", "-q", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20", "-o", "DPkg::Lock::Timeout=60")
PLAYWRIGHT = (sys.executable, "-m", "playwright")
QUIETLY = {"DEBIAN_FRONTEND": "noninteractive", "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "15000"}

Command = list[str | Path]


def main() -> None:
    """Read the wish and fulfil it, or say whether it is fulfilled."""
    *flags, wish = sys.argv[1:]
    if "--is-ready" in flags:
        sys.exit(not is_ready(wish))
    usable = is_usable()
    if not usable:
        create()
    if not usable or Path(sys.prefix).resolve() != VENV.resolve():
        os.execv(PYTHON, [str(PYTHON), __file__, wish])  # the rest is done by .venv's own Python
    if not is_stamped(wish):
        install(wish)
    if wish == "browser":
        record_browser()


def say(sentence: str) -> None:
    """Print at once, also where the output is a file."""
    print(sentence, flush=True)


def works(command: Command, seconds: float = 600) -> bool:
    """Whether a command ends well in time; what it prints goes to the log."""
    with LOG.open("a") as log:
        print("$", *command, file=log, flush=True)
        try:
            process = subprocess.Popen(
                command,
                env=os.environ | QUIETLY,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        except OSError as error:
            print(error, file=log)
            return False
        try:
            return process.wait(seconds) == 0
        except BaseException as error:
            os.killpg(process.pid, 9)
            process.wait()
            if isinstance(error, subprocess.TimeoutExpired):
                return False
            raise


# --- the virtual environment ------------------------------------------------------------------------------


def is_usable() -> bool:
    """Whether .venv has a Python and pip that work, and no installation in it was cut short."""
    code = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return not UNFINISHED.exists() and works([PYTHON, "-c", code])


def create() -> None:
    """Make .venv in the first way that this machine allows."""
    say("Making a virtual environment in .venv ...")
    for commands in ways_to_create():
        shutil.rmtree(VENV, ignore_errors=True)
        VENV.mkdir()
        UNFINISHED.touch()
        if all(works(command) for command in commands):
            UNFINISHED.unlink()
            if is_usable():
                return
    shutil.rmtree(VENV, ignore_errors=True)
    sys.exit(
        f"No virtual environment could be made (reasons: {LOG}). This Python has neither ensurepip nor pip: "
        "install python3-venv (Debian, Ubuntu: sudo apt install python3-venv), uv or virtualenv, and try again."
    )


def ways_to_create() -> Iterator[list[Command]]:
    """Yield lists of commands, each of which can leave a .venv that has pip."""
    base = getattr(sys, "_base_executable", sys.executable)  # also when .venv itself is active
    yield [[base, "-m", "venv", VENV]]
    for python in dict.fromkeys([base, *filter(None, map(shutil.which, PYTHON_NAMES))]):  # to borrow its pip
        bare: Command = [base, "-m", "venv", "--without-pip", VENV]
        yield [bare, [python, "-m", "pip", "--python", PYTHON, "install", "pip"]]
    yield [["uv", "venv", "--allow-existing", "--seed", "--python", base, VENV]]
    yield [["virtualenv", "--python", base, VENV]]
    if is_root_with_apt():
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        yield [[*APT, "update"], [*APT, "install", "-y", package], [base, "-m", "venv", VENV]]


def is_root_with_apt() -> bool:
    """Whether Debian packages can be installed without asking anyone."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


# --- the packages -----------------------------------------------------------------------------------------


def extras() -> list[str]:
    """Return the requirements of the tests, and of the documentation, which a test builds."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        optional = tomllib.load(file)["project"]["optional-dependencies"]
    return [*optional["test"], *optional["docs"]]


def fingerprint(wish: str) -> str:
    """Return what the wish asks for, and of which Python, as a hash."""
    parts = [sys.version, (ROOT / "requirements.txt").read_text()]
    if wish != "app":
        parts += extras()
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def stamp(wish: str) -> Path:
    """Return the file that says what was installed."""
    return VENV / (".ready-app" if wish == "app" else ".ready-dev")


def is_stamped(wish: str) -> bool:
    """Whether the packages of a wish are installed (asked of .venv's own Python)."""
    file = stamp(wish)
    return not UNFINISHED.exists() and file.exists() and file.read_text() == fingerprint(wish)


def is_ready(wish: str) -> bool:
    """Whether there is nothing to do (asked of .venv's own Python)."""
    return is_stamped(wish) and (wish != "browser" or starts(recorded_browser()))


def install(wish: str) -> None:
    """Install with pip; wheels only, so that nobody waits for a compiler."""
    say("Installing the packages (once; a minute or two) ...")
    UNFINISHED.touch()
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--only-binary=:all:"]
    requirements = ["-r", ROOT / "requirements.txt", *([] if wish == "app" else extras())]
    failed = subprocess.call([sys.executable, "-m", "pip", "install", *options, *requirements])
    if failed >= 0:  # pip ended by itself, and so cleanly; after a kill, the next start begins anew
        UNFINISHED.unlink()
    if failed:
        sys.exit(
            "The packages could not be installed (pip's reason stands above). Is the network there, and is Python "
            f"{sys.version.split()[0]} one of 3.11 to 3.14? To take another: make clean; PYTHON=python3.12 make ..."
        )
    for each in {"app", wish}:
        stamp(each).write_text(fingerprint(each))


# --- the browser ------------------------------------------------------------------------------------------


def check_driver() -> None:
    """Make sure that Playwright's own Node starts: it needs a library that the barest Linux lacks."""
    if works([*PLAYWRIGHT, "--version"]):
        return
    if is_root_with_apt():
        works([*APT, "update"])
        works([*APT, "install", "-y", "libatomic1"])
    if not works([*PLAYWRIGHT, "--version"]):
        sys.exit(
            f"Playwright, which drives the browser tests, does not start (reasons: {LOG}). Install the library that "
            "it misses (Debian, Ubuntu: sudo apt install libatomic1). `make unit` needs none of this."
        )


def recorded_browser() -> str | None:
    """Return the browser that was found before, unless another is asked for now."""
    recorded = BROWSER.read_text().strip() if BROWSER.exists() else None
    return recorded if recorded == os.environ.get("NEON_BROWSER", recorded) else None


def starts(browser: str | None) -> bool:
    """Whether a browser shows a page without a screen (a page of ours, so it can do without its sandbox)."""
    if not browser:
        return False
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        page = ["--dump-dom", "data:text/html,<p>ready</p>"]
        return works([browser, *flags, f"--user-data-dir={profile}", *page], seconds=60)


def browsers_there() -> Iterator[str]:
    """Yield the browsers that this machine has."""
    yield from filter(None, map(shutil.which, BROWSER_NAMES))
    yield from filter(os.path.exists, MAC_BROWSERS)
    code = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    own = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stdout.strip()
    yield from filter(os.path.exists, [own])


def browsers_installed() -> Iterator[str]:
    """Install browsers, one way after the other, and yield what there is after each."""
    say("No browser that starts is here. Downloading Chromium with Playwright ...")
    if works([*PLAYWRIGHT, "install", "--no-shell", "chromium"]):
        yield from browsers_there()
    if is_root_with_apt():
        say("That did not do. Installing Chromium with apt-get ...")
        works([*APT, "update"])
        works([*APT, "install", "-y", "chromium"])
        yield from browsers_there()
        works([*PLAYWRIGHT, "install-deps", "chromium"])
        yield from browsers_there()


def record_browser() -> None:
    """Find a browser that starts, install one where there is none, and write down its path."""
    check_driver()
    if starts(recorded_browser()):
        return
    wanted = os.environ.get("NEON_BROWSER")
    for source in [iter([wanted])] if wanted else [browsers_there(), browsers_installed()]:
        for browser in source:
            if starts(browser):
                BROWSER.write_text(browser)
                return
    if wanted:
        sys.exit(f"NEON_BROWSER={wanted} does not start. Unset it, or name a Chromium or Chrome that does.")
    sys.exit(
        f"No browser for the browser tests (reasons: {LOG}). Install Chromium or Chrome (Debian: sudo apt install "
        "chromium; macOS: brew install --cask google-chrome), or name one: NEON_BROWSER=/path/to/it make test. "
        "`make unit` needs none."
    )


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Interrupted. The next start takes it up again.")
