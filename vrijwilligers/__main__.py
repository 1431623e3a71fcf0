"""``python -m vrijwilligers``: the commands of the desk, without the start of ``flask``.

``flask`` first loads the commands that libraries bring, which takes as long as a search.
"""

import gc

gc.disable()  # as in wsgi.py: while the program is read in, nothing becomes garbage

from flask.cli import ScriptInfo  # noqa: E402

from vrijwilligers.app import create_app  # noqa: E402
from vrijwilligers.config.garbage import look_seldom  # noqa: E402
from vrijwilligers.config.secret_files import close_to_others  # noqa: E402


def main() -> None:
    """Run one command, as ``flask --app wsgi`` does."""
    close_to_others()
    app = create_app()
    look_seldom()
    with app.app_context():
        app.cli.main(prog_name="desk", obj=ScriptInfo(create_app=lambda: app))


if __name__ == "__main__":
    main()
