"""The most new pairs that any rounds can give: a bound that is proven, and nearly always reached.

In each round a person meets one other, so all rounds together are a set of pairs in which nobody
stands more often than there are rounds: a simple b-matching of the graph of those who have not met.
Its size is at most half of the greatest flow through the graph's double cover, in which everybody
stands once as who meets and once as who is met, with as many units as there are rounds. That is the
linear relaxation of the b-matching (Schrijver, Combinatorial Optimization, chapter 33), so no
rounds exceed it; rounding and odd circles may put it a little above what can be reached. Half of
the people in each round bounds it too. With tables of three, three people a round meet two others.
"""

import networkx as nx
from networkx.algorithms.flow import shortest_augmenting_path

__all__ = ["most_new_pairs"]

_FROM, _TO = "from", "to"


def most_new_pairs(graph: "nx.Graph[int]", *, rounds: int, threes: bool = False) -> int:
    """Return how many new pairs no rounds can exceed.

    Args:
        graph: Seats, and an edge between two who have not met.
        rounds: How many there are.
        threes: Whether an odd person out sits down with two others.
    """
    people = graph.number_of_nodes()
    with_threes = threes and people % 2 == 1
    if not graph.number_of_edges() or not rounds:
        return 0
    a_round = people // 2 + (2 if with_threes else 0)
    # Somebody may sit at the table of three each time, and meet two.
    each = rounds * 2 if with_threes else rounds
    cover: nx.DiGraph[tuple[str, int]] = nx.DiGraph()
    source, sink = (_FROM, -1), (_TO, -1)
    for seat in graph:
        cover.add_edge(source, (_FROM, seat), capacity=each)
        cover.add_edge((_TO, seat), sink, capacity=each)
    for one, other in graph.edges:
        cover.add_edge((_FROM, one), (_TO, other), capacity=1)
        cover.add_edge((_FROM, other), (_TO, one), capacity=1)
    flow = nx.maximum_flow_value(cover, source, sink, flow_func=shortest_augmenting_path)
    return min(int(flow) // 2, rounds * a_round)
