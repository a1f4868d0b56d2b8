"""`make bench`: every benchmark at a size that takes a few minutes; each can be run alone with a larger one.

To see stories grow further: `python -m tests.benchmarks.stories 1000 10000 100000`.
"""

from tests.benchmarks import build, pages, resolve, search, stories, updates

if __name__ == "__main__":
    for part in (build, stories, pages, search, resolve, updates):
        part.main()
        print()
