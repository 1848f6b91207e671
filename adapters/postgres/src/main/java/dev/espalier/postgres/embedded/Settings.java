package dev.espalier.postgres.embedded;

import java.util.Map;

/// What `postgresql.conf` says unless told otherwise: a server that shares two cores and a gigabyte
/// with the program beside it, and loses nothing that was committed.
final class Settings {
    static final Map<String, String> FOR_A_SMALL_MACHINE =
            Map.ofEntries(
                    Map.entry("max_connections", "60"),
                    Map.entry("shared_buffers", "64MB"),
                    Map.entry("effective_cache_size", "512MB"),
                    Map.entry("work_mem", "8MB"),
                    Map.entry("maintenance_work_mem", "16MB"),
                    // Data directories are on flash disks nearly everywhere.
                    Map.entry("random_page_cost", "1.1"),
                    // Short statements: compiling them or sharing them out costs more than it
                    // gains, and parallel workers need /dev/shm, which containers keep small.
                    Map.entry("jit", "off"),
                    Map.entry("max_parallel_workers_per_gather", "0"),
                    Map.entry("max_parallel_maintenance_workers", "0"),
                    // Bounds both the disk and the time that recovery takes.
                    Map.entry("checkpoint_timeout", "10min"),
                    Map.entry("max_wal_size", "1GB"),
                    // The binaries know neither lz4 nor zstd, and pglz costs more processor time
                    // than
                    // the bytes are worth.
                    Map.entry("wal_compression", "off"),
                    // A queue's rows die young: look often, in small bites.
                    Map.entry("autovacuum_naptime", "15s"),
                    Map.entry("autovacuum_max_workers", "2"),
                    Map.entry("autovacuum_vacuum_scale_factor", "0.05"),
                    Map.entry("autovacuum_analyze_scale_factor", "0.05"),
                    Map.entry("timezone", "UTC"),
                    Map.entry("log_timezone", "UTC"),
                    Map.entry("lc_messages", "C"),
                    Map.entry("log_line_prefix", "%m [%p] "),
                    Map.entry("log_checkpoints", "off"),
                    // A failed statement may hold addresses; its caller reports it without.
                    Map.entry("log_min_error_statement", "panic"),
                    Map.entry("cluster_name", "espalier"));

    private Settings() {}
}
