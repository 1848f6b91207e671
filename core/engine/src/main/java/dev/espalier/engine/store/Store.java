package dev.espalier.engine.store;

import java.util.function.Consumer;
import java.util.function.Function;

/// The database.
public interface Store {

    /// Runs `work` in one transaction: committed when it returns, undone when it throws.
    ///
    /// @throws dev.espalier.engine.store.Unavailable when the database cannot be reached
    <T> T inTransaction(Function<Transaction, T> work);

    /// Runs statements that only read, each by itself: nothing holds them together, and nothing has
    /// to be begun or committed.
    ///
    /// @throws dev.espalier.engine.store.Unavailable when the database cannot be reached
    default <T> T reading(Function<Transaction, T> work) {
        return inTransaction(work);
    }

    /// Looks at tables that have grown a lot since anybody looked: how a statement is best done is
    /// remembered, and what was remembered of a small table is thought of anew. Cheap when nothing
    /// has grown; called every few seconds, on any number of nodes.
    ///
    /// @throws dev.espalier.engine.store.Unavailable when the database cannot be reached
    default void measure() {}

    default void run(Consumer<Transaction> work) {
        inTransaction(tx -> {
            work.accept(tx);
            return Boolean.TRUE;
        });
    }
}
