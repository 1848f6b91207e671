package dev.espalier.engine.jobs;

import java.util.Locale;

/// Where a job stands.
public enum JobState {
    /// Waits: for somebody to take it, or for its time.
    QUEUED,
    RUNNING,
    DONE,
    /// Was tried often enough, or cannot succeed.
    FAILED,
    CANCELLED,
    /// A later job took its place.
    SUPERSEDED;

    /// The word in the API and the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static JobState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public boolean isEnded() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case DONE, FAILED, CANCELLED, SUPERSEDED -> true;
        };
    }
}
