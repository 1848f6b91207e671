package dev.espalier.http.types;

import dev.espalier.http.shape.Composite;

/// A record on one of its ways; each becomes one alias.
record Use(Composite record, Way way) {}
