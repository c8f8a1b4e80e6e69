//! A spanning tree of the transportation network: flows, potentials and the pivot.

use super::network::{Lex, Network};

const NONE: u32 = u32::MAX;

/// One node of the tree, seen from below: the arc to its parent and the family links.
#[derive(Debug, Clone, Copy)]
struct Node {
    parent: u32,
    /// Arc to the parent.
    arc: u32,
    /// Units on that arc.
    flow: i64,
    /// Whether the arc leads from the node to its parent.
    up: bool,
    depth: u32,
    potential: Lex,
    child: u32,
    next: u32,
    previous: u32,
}

/// A strongly feasible basis: from every node a positive amount can be sent to the root, that is,
/// arcs without flow lead towards the root. Cunningham's rule for the leaving arc keeps it so,
/// hence no basis comes back and the search ends whatever arc enters.
pub(super) struct Basis {
    nodes: Vec<Node>,
    root: u32,
}

/// What entering an arc would do.
pub(super) struct Cycle {
    /// Units that can go round.
    pub units: i64,
    /// Node whose arc to its parent leaves.
    leaving: u32,
    /// Whether that node is on the side of the entering arc's tail.
    tail_side: bool,
    apex: u32,
    /// Pairs in use after the pivot less pairs in use before.
    pub pairs: i64,
}

impl Basis {
    /// The tree in which every node hangs on the root by its own slack arc, all units unmatched.
    pub(super) fn slack(network: &Network) -> Self {
        let root = network.root();
        let blank = Node {
            parent: NONE,
            arc: NONE,
            flow: 0,
            up: false,
            depth: 0,
            potential: Lex::ZERO,
            child: NONE,
            next: NONE,
            previous: NONE,
        };
        let mut basis = Self { nodes: vec![blank; root as usize + 1], root };
        for node in 0..root {
            basis.hang(network, node, root, network.slack_of(node), network.units(node));
        }
        basis
    }

    /// Takes up a forest of positive flows with at most one open line in each tree: each tree hangs
    /// on the root by its open line, or by any import where all are closed (an arc without flow must
    /// lead to the root, and only those of imports do).
    pub(super) fn with_forest(network: &Network, flows: &[(u32, i64)]) -> Self {
        let mut basis = Self::slack(network);
        let mut open: Vec<i64> = (0..basis.root).map(|node| network.units(node)).collect();
        let mut at: Vec<Vec<(u32, i64)>> = vec![Vec::new(); basis.root as usize];
        for (arc, units) in flows {
            let (tail, head) = network.ends(*arc);
            for node in [tail, head] {
                open[node as usize] -= units;
                at[node as usize].push((*arc, *units));
            }
        }
        let mut seen = vec![false; basis.root as usize];
        let anchors = (0..basis.root).filter(|node| open[*node as usize] > 0);
        for anchor in anchors.chain(0..network.imports()) {
            if seen[anchor as usize] {
                continue;
            }
            seen[anchor as usize] = true;
            basis.nodes[anchor as usize].flow = open[anchor as usize];
            let mut stack = vec![anchor];
            while let Some(node) = stack.pop() {
                for (arc, units) in &at[node as usize] {
                    let (tail, head) = network.ends(*arc);
                    let other = if tail == node { head } else { tail };
                    if !seen[other as usize] {
                        seen[other as usize] = true;
                        basis.cut(other);
                        basis.hang(network, other, node, *arc, *units);
                        stack.push(other);
                    }
                }
            }
        }
        basis
    }

    /// Hangs a node without a parent, and without children, below `parent`.
    fn hang(&mut self, network: &Network, node: u32, parent: u32, arc: u32, flow: i64) {
        let (tail, _) = network.ends(arc);
        let up = tail == node;
        let above = self.nodes[parent as usize];
        // The reduced cost of a tree arc is nothing: weight − potential(tail) + potential(head).
        let weight = network.weight(arc);
        let potential = if up { weight + above.potential } else { above.potential - weight };
        let this = &mut self.nodes[node as usize];
        (this.arc, this.flow, this.up) = (arc, flow, up);
        (this.depth, this.potential) = (above.depth + 1, potential);
        self.link(node, parent);
    }

    fn link(&mut self, node: u32, parent: u32) {
        let first = self.nodes[parent as usize].child;
        if first != NONE {
            self.nodes[first as usize].previous = node;
        }
        let this = &mut self.nodes[node as usize];
        (this.parent, this.next, this.previous) = (parent, first, NONE);
        self.nodes[parent as usize].child = node;
    }

    fn cut(&mut self, node: u32) {
        let Node { parent, next, previous, .. } = self.nodes[node as usize];
        if previous == NONE {
            self.nodes[parent as usize].child = next;
        } else {
            self.nodes[previous as usize].next = next;
        }
        if next != NONE {
            self.nodes[next as usize].previous = previous;
        }
    }

    /// The dual price of a node as the potential of its end of an arc.
    pub(super) fn potential(&self, node: u32) -> Lex {
        self.nodes[node as usize].potential
    }

    /// What a unit more on an arc outside the tree would add.
    pub(super) fn reduced(&self, network: &Network, arc: u32) -> Lex {
        let (tail, head) = network.ends(arc);
        network.weight(arc) - self.potential(tail) + self.potential(head)
    }

    /// Whether the arc is one of the tree's.
    pub(super) fn holds(&self, network: &Network, arc: u32) -> bool {
        let (tail, head) = network.ends(arc);
        self.nodes[tail as usize].arc == arc || self.nodes[head as usize].arc == arc
    }

    /// Arcs of the tree with their flows.
    pub(super) fn flows(&self) -> impl Iterator<Item = (u32, i64)> + '_ {
        self.nodes.iter().filter(|node| node.arc != NONE).map(|node| (node.arc, node.flow))
    }

    /// The cycle that entering `arc` closes, and which arc would leave: the last that blocks when
    /// the cycle is walked in the direction of the entering arc, starting at its apex.
    pub(super) fn cycle(&self, network: &Network, arc: u32) -> Cycle {
        let (tail, head) = network.ends(arc);
        let apex = self.apex(tail, head);
        let mut cycle = Cycle { units: i64::MAX, leaving: NONE, tail_side: true, apex, pairs: 0 };
        // Walked against the direction: the first that blocks is the last of the walk down.
        self.climb(tail, apex, |at, node| {
            if node.up && node.flow < cycle.units {
                (cycle.units, cycle.leaving) = (node.flow, at);
            }
        });
        self.climb(head, apex, |at, node| {
            if !node.up && node.flow <= cycle.units {
                (cycle.units, cycle.leaving, cycle.tail_side) = (node.flow, at, false);
            }
        });
        let units = cycle.units;
        let mut pairs = i64::from(units > 0 && network.is_pair(arc));
        let mut weigh = |node: &Node, falls: bool| {
            if network.is_pair(node.arc) {
                let after = if falls { node.flow - units } else { node.flow + units };
                pairs += i64::from(after > 0) - i64::from(node.flow > 0);
            }
        };
        self.climb(tail, apex, |_, node| weigh(node, node.up));
        self.climb(head, apex, |_, node| weigh(node, !node.up));
        cycle.pairs = pairs;
        cycle
    }

    fn climb(&self, from: u32, apex: u32, mut see: impl FnMut(u32, &Node)) {
        let mut at = from;
        while at != apex {
            let node = &self.nodes[at as usize];
            see(at, node);
            at = node.parent;
        }
    }

    fn apex(&self, mut a: u32, mut b: u32) -> u32 {
        while a != b {
            if self.nodes[a as usize].depth >= self.nodes[b as usize].depth {
                a = self.nodes[a as usize].parent;
            } else {
                b = self.nodes[b as usize].parent;
            }
        }
        a
    }

    /// Sends the units round the cycle and exchanges the arcs.
    pub(super) fn pivot(&mut self, network: &Network, arc: u32, cycle: &Cycle) {
        let (tail, head) = network.ends(arc);
        let gain = self.reduced(network, arc);
        for (start, falls_up) in [(tail, true), (head, false)] {
            let mut at = start;
            while at != cycle.apex {
                let node = &mut self.nodes[at as usize];
                node.flow += if node.up == falls_up { -cycle.units } else { cycle.units };
                at = node.parent;
            }
        }
        // The part of the tree below the leaving arc hangs on the entering arc from now on, and its
        // potentials move together so that the entering arc's reduced cost becomes nothing.
        if cycle.tail_side {
            self.rehang(tail, head, (arc, cycle.units, true), cycle.leaving);
            self.shift(tail, gain);
        } else {
            self.rehang(head, tail, (arc, cycle.units, false), cycle.leaving);
            self.shift(head, Lex::ZERO - gain);
        }
    }

    /// Turns the path from `node` up to `last` round and hangs it below `parent`.
    fn rehang(&mut self, node: u32, parent: u32, link: (u32, i64, bool), last: u32) {
        let (mut node, mut parent, mut link) = (node, parent, link);
        loop {
            let old = self.nodes[node as usize];
            self.cut(node);
            self.link(node, parent);
            let this = &mut self.nodes[node as usize];
            (this.arc, this.flow, this.up) = link;
            if node == last {
                return;
            }
            link = (old.arc, old.flow, !old.up);
            (parent, node) = (node, old.parent);
        }
    }

    /// Moves the potentials of a subtree and corrects its depths.
    fn shift(&mut self, top: u32, by: Lex) {
        let mut stack = vec![top];
        while let Some(at) = stack.pop() {
            let above = self.nodes[self.nodes[at as usize].parent as usize].depth;
            let node = &mut self.nodes[at as usize];
            node.depth = above + 1;
            node.potential = node.potential + by;
            let mut child = node.child;
            while child != NONE {
                stack.push(child);
                child = self.nodes[child as usize].next;
            }
        }
    }
}
