from dealbrief.errors import Problem
from dealbrief.source.draft import Draft


def check(draft: Draft) -> tuple[Problem, ...]:
    return ()
