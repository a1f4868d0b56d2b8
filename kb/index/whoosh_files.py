"""Whoosh's segments read where they lie: a mapped file instead of a copy of it in memory.

Whoosh copies each part of a segment when it opens it, so that opening an index, which every update
does, took as long as reading all of it, and every open reader held the index once more.
"""

import io
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.structfile import BufferFile, StructFile

from kb.index.whoosh_postings import BLOCK, LEVEL, PostingsWriter

__all__ = ["MappedCodec"]


class _Window(io.RawIOBase):
    """A stretch of a mapped file, as a file to read and seek in."""

    def __init__(self, buffer: memoryview) -> None:
        self._buffer = buffer
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: len(self._buffer)}[whence]
        self._at = base + offset
        return self._at

    def readinto(self, target: Any) -> int:
        part = self._buffer[self._at : self._at + len(target)]
        target[: len(part)] = part
        self._at += len(part)
        return len(part)


class _MappedFile(BufferFile):
    """A `BufferFile` that does not copy its buffer."""

    def __init__(self, buffer: memoryview, name: str) -> None:
        StructFile.__init__(self, io.BufferedReader(_Window(buffer)), name)
        self._buf = buffer
        self.is_real = False


class _MappedStorage(CompoundStorage):
    """The parts of a segment, each a window on the mapped file."""

    def open_file(self, name: str, *args: Any, **options: Any) -> Any:
        whoosh: Any = super()
        if self._source is None:  # could not be mapped: Whoosh's own way
            return whoosh.open_file(name, *args, **options)
        offset, length = whoosh.range(name)
        return _MappedFile(memoryview(self._source)[offset : offset + length], name)


class _MappedSegment(W3Segment):
    """A segment that opens its files so."""

    def open_compound_file(self, storage: Any) -> Any:
        whoosh: Any = super()
        file = storage.open_file(whoosh.make_filename(self.COMPOUND_EXT))
        return _MAPPED_STORAGE(file, use_mmap=storage.supports_mmap)


# Whoosh is typed in part only.
_MAPPED_STORAGE: Any = _MappedStorage
_MAPPED_SEGMENT: Any = _MappedSegment


class MappedCodec(W3Codec):
    """Whoosh's own format on disk, 1,024 postings a block: its 128 is for skipping, we read whole lists.

    (`inlinelimit` would keep rare terms in the list of terms, but whoosh3 3.54 fails when it is above 1.)
    """

    def __init__(self) -> None:
        whoosh: Any = super()
        whoosh.__init__(blocklimit=BLOCK, compression=LEVEL)

    def field_writer(self, storage: Any, segment: Any) -> PostingsWriter:
        return PostingsWriter(self, storage, segment)

    def new_segment(self, storage: Any, indexname: str) -> Any:
        return _MAPPED_SEGMENT(self, indexname)
