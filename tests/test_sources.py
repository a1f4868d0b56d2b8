"""A file's URI is relative to the folder that was named, and a folder is known again."""

from pathlib import Path

from kb.ingest import walk
from kb.pipeline.sources import Sources


def found(sources: Sources, path: Path) -> list[str]:
    return [f.uri for f in sources.find(path, walk)]


def folder(path: Path, *names: str) -> Path:
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text("text")
    return path


def never(label: str, where: Path) -> bool:
    return False


def test_uris_are_relative_to_the_named_folder(tmp_path: Path) -> None:
    news = folder(tmp_path / "news", "a.txt", "2022/b.txt")
    assert found(Sources({}, "salt", never), news) == ["news/2022/b.txt", "news/a.txt"]


def test_a_folder_below_a_known_one_keeps_its_uris(tmp_path: Path) -> None:
    news = folder(tmp_path / "news", "2022/b.txt")
    sources = Sources({}, "salt", never)
    found(sources, news)
    assert found(Sources(sources.labels, "salt", never), news / "2022") == ["news/2022/b.txt"]


def test_a_folder_above_a_known_one_keeps_its_uris(tmp_path: Path) -> None:
    news = folder(tmp_path / "news", "a.txt", "2022/b.txt")
    sources = Sources({}, "salt", never)
    found(sources, news / "2022")
    assert found(Sources(sources.labels, "salt", never), news) == ["2022/b.txt", "news/a.txt"]


def test_two_folders_of_one_name_get_two_labels(tmp_path: Path) -> None:
    sources = Sources({}, "salt", never)
    first = found(sources, folder(tmp_path / "x" / "news", "a.txt"))
    second = found(sources, folder(tmp_path / "y" / "news", "a.txt"))
    assert (first, second) == (["news/a.txt"], ["news-2/a.txt"])


def test_a_folder_that_moved_is_known_by_its_content(tmp_path: Path) -> None:
    sources = Sources({"news": "print of another place"}, "salt", lambda label, where: True)
    assert found(sources, folder(tmp_path / "news", "a.txt")) == ["news/a.txt"]


def test_what_is_gone_from_a_named_folder_is_told_from_what_came_from_elsewhere(tmp_path: Path) -> None:
    sources = Sources({}, "salt", never)
    seen = set(found(sources, folder(tmp_path / "news", "a.txt")))
    assert sources.gone(["news/a.txt", "news/old.txt", "other/b.txt"], seen) == ["news/old.txt"]


def test_naming_one_file_says_nothing_of_its_neighbours(tmp_path: Path) -> None:
    news = folder(tmp_path / "news", "a.txt", "b.txt")
    sources = Sources({}, "salt", never)
    seen = set(found(sources, news / "a.txt"))
    assert sources.gone(["news/a.txt", "news/b.txt"], seen) == []


def test_the_label_tells_nothing_of_the_place(tmp_path: Path) -> None:
    sources = Sources({}, "salt", never)
    found(sources, folder(tmp_path / "news", "a.txt"))
    assert str(tmp_path) not in str(sources.labels)


def test_what_is_in_a_folder_that_cannot_be_listed_is_not_gone(tmp_path: Path) -> None:
    news = folder(tmp_path / "news", "a.txt", "closed/b.txt")
    sources = Sources({}, "salt", never)
    # as the walk does, when it may not look inside: the folder itself stands for what it holds
    seen = {f.uri for f in sources.find(news, lambda path: [path / "a.txt", path / "closed"])}
    assert sources.gone(["news/a.txt", "news/closed/b.txt", "news/old.txt"], seen) == ["news/old.txt"]
