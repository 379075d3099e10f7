"""Moto's reading of update expressions: each is parsed once, and asked only what it can answer."""

import pickle
from functools import cache

from moto.dynamodb.parsing import validators
from moto.dynamodb.parsing.ast_nodes import DepthFirstTraverser, Node
from moto.dynamodb.parsing.expressions import UpdateExpressionParser

_parse = UpdateExpressionParser.make
_known: dict[int, bytes] = {}


@cache
def _parsed(expression):
    """Whoever changes it changes a copy; see `_prepared`."""
    tree = _parse(expression)
    _known[id(tree)] = pickle.dumps(tree)
    return tree


def _prepared(self, expression, **about):
    vars(self).update(about)
    self.processors = self.get_ast_processors()
    self.node_to_validate = pickle.loads(_known[id(expression)])


def _traversed(self, node, child_id=-1):
    """Bottom up, as in moto; which kinds of node are processed is the same for all of a traverser's."""
    if not isinstance(node, Node):
        return node
    above = node.parent
    for place, child in enumerate(node.children or ()):
        self.pre_processing_of_child(node, place)
        _traversed(self, child, place)
    if _is_processed(type(self), type(node), self):
        node = self.process(node)
        node.parent = above
        if above:
            above.children[child_id] = node
    return node


_processed: dict[tuple[type, type], bool] = {}


def _is_processed(traverser, kind, one):
    pair = traverser, kind
    if pair not in _processed:
        _processed[pair] = issubclass(kind, one.nodes_to_be_processed())
    return _processed[pair]


QUICK = (
    (UpdateExpressionParser, "make", staticmethod(_parsed)),
    (validators.Validator, "__init__", _prepared),
    (DepthFirstTraverser, "traverse_node_recursively", _traversed),
)
