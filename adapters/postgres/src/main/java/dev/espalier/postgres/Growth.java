package dev.espalier.postgres;

import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tables that changed by more than they were when they were last looked at. PostgreSQL keeps the
/// plan of a statement that is said often, and makes it anew when its tables are analysed: one made
/// for an empty table reads all of it, which is right until it has a million rows. Autovacuum
/// analyses too, but begins once a minute, or every fifteen seconds here, and a table can grow by a
/// hundred thousand rows in that time.
final class Growth {

    private static final Logger LOG = LoggerFactory.getLogger(Growth.class);

    /// So few rows are read at once whatever the plan.
    private static final int SMALL = 500;

    private static final String GROWN =
            """
            SELECT c.oid::regclass::text
              FROM pg_class c
             WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
               AND pg_stat_get_mod_since_analyze(c.oid) > greatest(:small, c.reltuples)
             ORDER BY 1
            """;

    private Growth() {}

    /// Outside any transaction: each table is locked for itself, for a moment. One that is being
    /// vacuumed is left for the next time.
    static void analyse(Handle handle) {
        var grown = handle.createQuery(GROWN).bind("small", SMALL).mapTo(String.class).list();
        for (var table : grown) {
            handle.execute("ANALYZE (SKIP_LOCKED) " + table);
        }
        if (!grown.isEmpty()) {
            LOG.debug("analysed {}", grown);
        }
    }
}
