package dev.espalier.cli.importing;

/// The server was away for too long. What is in is in, and the import can go on from there.
public final class BrokenOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long rows;

    BrokenOff(String reason, long rows) {
        super(reason, null, false, false);
        this.rows = rows;
    }

    /// Of the file that are done with.
    public long rows() {
        return rows;
    }
}
