"""The least that Flask can do for a page: the floor of the public pages."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def page() -> str:
    """Answer with a text."""
    return "<!doctype html><title>bare</title>"
