"""Template packs: a folder with a `pack.toml` comes in; what it says, where packs lie and what each extends go out."""

from dealbrief.packs.pack_file import FILE, STANDARD, TEMPLATE, Pack, read_pack
from dealbrief.packs.visible import HOME, Packs, shipped_folders, visible

__all__ = ["FILE", "HOME", "STANDARD", "TEMPLATE", "Pack", "Packs", "read_pack", "shipped_folders", "visible"]
