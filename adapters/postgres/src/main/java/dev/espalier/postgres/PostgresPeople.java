package dev.espalier.postgres;

import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.store.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

record PostgresPeople(Handle handle) implements People {

    private static final String KNOWN_IDS =
            """
            SELECT c.workspace_id, c.id
              FROM unnest(:workspaces, :ids) AS k (workspace_id, id) JOIN contact c USING (workspace_id, id)
            """;

    private static final String KNOWN_ADDRESSES =
            """
            SELECT c.workspace_id, c.address, c.id
              FROM unnest(:workspaces, :addresses) AS k (workspace_id, address)
              JOIN contact c USING (workspace_id, address)
            """;

    private static final String MAKE =
            """
            INSERT INTO contact (workspace_id, id, email, address, created_at, updated_at)
            SELECT workspace_id, id, email, address, :now, :now
              FROM unnest(:workspaces, :ids, :emails, :addresses) AS n (workspace_id, id, email, address)
             -- Sorted, so that two transactions that make the same people cannot cross.
             ORDER BY workspace_id, address
            ON CONFLICT (workspace_id, address) DO NOTHING
            """;

    private static final String SUPPRESS =
            """
            INSERT INTO suppression (workspace_id, address, reason, detail, created_at)
            VALUES (:workspace, :address, 'bounced', :detail, :now)
            ON CONFLICT DO NOTHING
            """;

    private record Key(int workspace, String text) {}

    @Override
    public List<Optional<String>> resolve(List<Asked> asked, Instant now) {
        var byId = new ArrayList<Asked.ById>();
        var byAddress = new ArrayList<Asked.ByAddress>();
        for (var one : asked) {
            switch (one) {
                case Asked.ById id -> byId.add(id);
                case Asked.ByAddress address -> byAddress.add(address);
            }
        }
        var ids = knownIds(byId);
        var addresses = addresses(byAddress, now);
        return asked.stream()
                .map(one ->
                        switch (one) {
                            case Asked.ById(var workspace, var id) ->
                                    ids.contains(new Key(workspace, id))
                                            ? Optional.of(id)
                                            : Optional.<String>empty();
                            case Asked.ByAddress(var workspace, _, var address, _) ->
                                    Optional.ofNullable(addresses.get(new Key(workspace, address)));
                        })
                .toList();
    }

    private Set<Key> knownIds(List<Asked.ById> asked) {
        if (asked.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery(KNOWN_IDS)
                .bind("workspaces", Rows.ints(handle, asked, Asked.ById::workspace))
                .bind("ids", Rows.texts(handle, asked, Asked.ById::id))
                .map((row, _) -> new Key(row.getInt("workspace_id"), row.getString("id")))
                .set();
    }

    private Map<Key, String> addresses(List<Asked.ByAddress> asked, Instant now) {
        var known = knownAddresses(asked);
        var seen = new HashSet<Key>();
        var unknown =
                asked.stream()
                        .filter(one -> !known.containsKey(key(one)) && seen.add(key(one)))
                        .toList();
        if (unknown.isEmpty()) {
            return known;
        }
        handle.createUpdate(MAKE)
                .bind("workspaces", Rows.ints(handle, unknown, Asked.ByAddress::workspace))
                .bind("ids", Rows.texts(handle, unknown, Asked.ByAddress::newId))
                .bind("emails", Rows.texts(handle, unknown, Asked.ByAddress::email))
                .bind("addresses", Rows.texts(handle, unknown, Asked.ByAddress::address))
                .bind("now", Rows.at(now))
                .execute();
        // Asked again: another transaction may have made some of them first.
        known.putAll(knownAddresses(unknown));
        return known;
    }

    private Map<Key, String> knownAddresses(List<Asked.ByAddress> asked) {
        var known = new HashMap<Key, String>();
        if (!asked.isEmpty()) {
            handle.createQuery(KNOWN_ADDRESSES)
                    .bind("workspaces", Rows.ints(handle, asked, Asked.ByAddress::workspace))
                    .bind("addresses", Rows.texts(handle, asked, Asked.ByAddress::address))
                    .map((row, _) ->
                            known.put(
                                    new Key(row.getInt("workspace_id"), row.getString("address")),
                                    row.getString("id")))
                    .list();
        }
        return known;
    }

    @Override
    public void suppress(int workspace, String email, String detail, Instant now) {
        handle.createUpdate(SUPPRESS)
                .bind("workspace", workspace)
                .bind("address", EmailAddress.of(email).normalised())
                .bind("detail", detail)
                .bind("now", Rows.at(now))
                .execute();
    }

    private static Key key(Asked.ByAddress asked) {
        return new Key(asked.workspace(), asked.address());
    }
}
