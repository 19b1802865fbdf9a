"""The theme layer: brand tokens, measured text, line breaking. Read by figures and both backends."""
