"""The demo: each feature brings its part of it (``Feature.demo``), in a ``demo`` of its own."""

from vrijwilligers.feature import Feature

FEATURE = Feature(name="demo", commands={"demo": "vrijwilligers.demo.command:demo"})
