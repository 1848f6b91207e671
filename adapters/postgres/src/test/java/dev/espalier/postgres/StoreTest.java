package dev.espalier.postgres;

import dev.espalier.email.Sender;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.contacts.ContactBook;
import dev.espalier.engine.contacts.NewContact;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.store.Workspace;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// A store of its own for a class, a workspace of its own for a test.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreTest {

    final HandClock clock = new HandClock();
    final Ids ids = new Ids(clock);
    TestDatabase database;
    PostgresStore store;
    int workspace;

    @BeforeAll
    void open() {
        database = TestDatabase.create();
        store = database.store();
    }

    @BeforeEach
    void move_in() {
        workspace = newWorkspace().id();
    }

    @AfterAll
    void close() {
        store.close();
        database.close();
    }

    Workspace newWorkspace() {
        return store.inTransaction(tx ->
                tx.workspaces()
                        .create("w", new Sender("Ada", "ada@example.test"), clock.instant()));
    }

    ContactBook book() {
        return new ContactBook(store, ids, clock, barrier());
    }

    Barrier barrier() {
        return new Barrier(store, Barrier.PATIENCE);
    }

    static NewContact contact(String email, Map<String, ?> properties) {
        return new NewContact(null, email, null, properties);
    }
}
