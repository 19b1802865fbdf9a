"""Budgets: a template that never ends, or writes without end, is stopped and says where.

In: the compiled template's calls. Out: `BudgetExceeded` at the loop or macro that used up the steps. The steps of loops
and macro calls are counted by a call the code generator plants at the head of each body.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

MAX_STEPS = 200_000
MAX_OUTPUT = 2_000_000
MAX_DEPTH = 64


class BudgetExceeded(Exception):
    """More loop steps or more output than a document needs."""


class CountingGenerator(CodeGenerator):
    """Jinja's code generator with a count at the head of every loop and macro body; what `~` joins is made text as
    what is printed is, so that nothing comes in that could not be printed."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        super().visit_For(_counted(node), frame)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:
        super().visit_Macro(_counted(node), frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        super().visit_Concat(nodes.Concat([_as_text(one) for one in node.nodes], lineno=node.lineno), frame)

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:
        super().visit_CallBlock(_counted(node), frame)


def _as_text(node: Any) -> Any:
    call = nodes.Call(nodes.EnvironmentAttribute("as_text"), [node], [], None, None, lineno=node.lineno)
    call.set_environment(node.environment)
    return call


def _counted(node: Any) -> Any:
    call = nodes.Call(nodes.EnvironmentAttribute("count_step"), [], [], None, None, lineno=node.lineno)
    count = nodes.ExprStmt(call, lineno=node.lineno)
    count.set_environment(node.environment)
    if not (node.body and getattr(node.body[0], "is_count", False)):
        count.is_count = True  # type: ignore[attr-defined]
        node.body = [count, *node.body]
    return node
