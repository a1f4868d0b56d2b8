"""The version of the program, and of what it reads out of a file."""

__all__ = ["RECIPE", "__version__"]

__version__ = "0.1.0"

# Raised when cleaning or recognition finds something else in the same file, so that builds read files again.
RECIPE = "5"
