"""The Python that page templates are compiled to, without what none of ours needs.

Jinja prepares every call for functions that want the template's context, every attribute for
mappings, and escapes what `finalize` has made markup already. On a thousand pages that is half of
the time of all templates. So here an attribute is an attribute, and a call is a call.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class PlainCode(CodeGenerator):
    """Jinja's code generator for an environment whose `finalize` returns finished markup.

    Templates cannot use `a.b` for the entry `b` of a mapping (`a["b"]` is), nor a `{% call %}`, nor
    a function marked with `pass_context`, nor arguments with stars.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute as Python does."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Write a call as Python does."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            self.fail("call-with-stars-or-block", node.lineno)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(finalize.src or "str(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")
