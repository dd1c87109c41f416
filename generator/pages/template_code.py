"""The Python that page templates are compiled to, without what none of ours needs.

Jinja prepares every call for functions that want the template's context, every attribute for
mappings, every macro for arguments that it does not name, and escapes what `finalize` has made
markup already. On a thousand pages that is half of the time of all templates. So here an attribute
is an attribute, a call is a call, and a macro is a function.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

_PRINTED = "t_0"
"""What is printed, while it is looked at; Jinja numbers its own such names from 1."""
_TAKEN = frozenset({"concat", "cond_expr_undefined", "context", "environment", "missing", "type"})
"""Names that the code of a macro itself uses, so that no argument can be called so."""


class PlainCode(CodeGenerator):
    """Jinja's code generator for an environment whose `finalize` returns finished markup.

    Templates cannot use `a.b` for the entry `b` of a mapping (`a["b"]` is), nor a `{% call %}`, nor
    a function marked with `pass_context`, nor arguments with stars. A macro takes the arguments
    that it names and no others; their defaults are constants. The environment has `as_markup`,
    which makes finished text a `Markup`, and `together`, which joins parts of any type.
    """

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802
        """Write a macro as a function whose arguments have their own names."""
        inner = frame.inner()
        inner.require_output_check = False
        inner.symbols.analyze_node(node)
        names = [argument.name for argument in node.args]
        if not _TAKEN.isdisjoint(names):
            self.fail("an argument has a name that the code of macros uses", node.lineno)
        needed = len(names) - len(node.defaults)
        self.writeline("def macro(", node)
        for number, name in enumerate(names):
            self.write(name if number < needed else f"{name}=")
            if number >= needed:
                self.visit(node.defaults[number - needed], frame)
            self.write(", ")
        self.write("):")
        self.indent()
        self.buffer(inner)
        self.enter_frame(inner)
        for name in names:
            self.writeline(f"{inner.symbols.ref(name)} = {name}")
        self.blockvisit(node.body, inner)
        self.writeline(f"return environment.as_markup(concat({inner.buffer}))")
        self.leave_frame(inner, with_python_scope=True)
        self.outdent()
        self.newline()
        if frame.toplevel:
            self.write(f"context.exported_vars.add({node.name!r})")
            self.writeline(f"context.vars[{node.name!r}] = ")
        self.write(f"{frame.symbols.ref(node.name)} = macro")

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

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Write what `~` joins."""
        self.write("environment.together((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        # Most of what is printed is markup: to see that here saves a call for each.
        self.write(f"({_PRINTED} if type({_PRINTED} := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(f") is Markup else environment.finalize({_PRINTED}))")
