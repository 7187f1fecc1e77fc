"""The handbook's generator: reads the sources, checks them, and makes the site.

The way of the data, one direction and no way back:

- ``sources`` read Markdown and YAML into the ``model`` (typed, immutable, with positions);
- ``rules`` look at it and say what is wrong; ``reports`` print that;
- ``resolve`` fills in references, facts and names, one document and language at a time;
- ``staging`` turns that into a plan of plain Markdown files, and writes it;
- ``app`` is the whole way in a few lines; ``cli`` and ``hooks/mkdocs_hook.py`` are its edges.
"""
