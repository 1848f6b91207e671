package dev.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How statements are done is thought of anew when a table has grown.
class GrowthTest extends StoreTest {

    private static final String KNOWN =
            "SELECT reltuples::int FROM pg_class WHERE oid = 'contact'::regclass";

    /// On a connection of its own, which tells the statistics when it ends.
    private void come(int from, int to) {
        database.execute(
                """
                INSERT INTO contact (workspace_id, id, email, address, created_at, updated_at)
                SELECT %d, 'con_' || n, n || '@example.test', n || '@example.test', now(), now()
                  FROM generate_series(%d, %d) AS n
                """
                        .formatted(workspace, from, to - 1));
    }

    @Test
    void a_table_is_looked_at_when_it_has_doubled_and_not_before() {
        database.execute("ALTER TABLE contact SET (autovacuum_enabled = off)");

        come(0, 2_000);
        store.measure();
        assertThat(database.one(KNOWN)).isEqualTo("2000");

        come(2_000, 3_000);
        store.measure();
        assertThat(database.one(KNOWN)).isEqualTo("2000");

        come(3_000, 4_100);
        store.measure();
        assertThat(database.one(KNOWN)).isEqualTo("4100");
    }
}
