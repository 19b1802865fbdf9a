"""Structured text with a mark on every node: YAML, JSON and CSV come in, trees of text scalars with places go out."""

from dealbrief.marked.csv import read_csv
from dealbrief.marked.tree import Mapping, Node, Path, Scalar, Sequence, find, key_place, place, plain
from dealbrief.marked.yaml import read_yaml

__all__ = [
    "Mapping",
    "Node",
    "Path",
    "Scalar",
    "Sequence",
    "find",
    "key_place",
    "place",
    "plain",
    "read_csv",
    "read_yaml",
]
