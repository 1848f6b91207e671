package dev.espalier.http.types;

/// Which way a record travels. A field that may be left out going in is always there coming out.
enum Way {
    IN,
    OUT
}
