package dev.espalier.engine.store;

import dev.espalier.contact.Contact;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The people who may be mailed.
public interface Contacts {

    Optional<Contact> find(int workspace, String id);

    /// Locks the row until the transaction ends.
    Optional<Contact> findForUpdate(int workspace, String id);

    /// By address, however it is spelled: trimmed and lower-cased it is the same.
    Optional<Contact> findByAddress(int workspace, String address);

    /// Those among the addresses that exist, in no order.
    List<Contact> findByAddresses(int workspace, Collection<String> addresses);

    /// Those among the addresses that exist, in no order, locked until the transaction ends.
    List<Contact> findByAddressForUpdate(int workspace, Collection<String> addresses);

    /// Those among the keys that exist, in no order.
    List<Contact> findAll(List<ContactKey> keys);

    /// Whom emails go to that go to one person only, by email id: the one an email was written for,
    /// or its sequence's. Emails of other sequences, and those whose contact is gone, are left out.
    Map<String, Addressee> addressees(int workspace, List<String> emails);

    /// @param event properties of the event that brought the contact; empty when none did
    record Addressee(Contact contact, Map<String, Object> event) {}

    /// The names that properties of the newest contacts have.
    ///
    /// @param newest how many contacts to look at
    Set<String> propertyNames(int workspace, int newest);

    /// @param workspace the contact's tenant
    record ContactKey(int workspace, String id) {}

    /// One whose id or address is taken is left out.
    ///
    /// @return the ids of those that were inserted
    List<String> insert(List<Contact> contacts);

    /// Writes address, zone, properties and whether they unsubscribed.
    ///
    /// @throws dev.espalier.refusal.Refused.Conflict when another contact has one of the addresses
    void update(List<Contact> contacts);

    /// @return whether there was one
    boolean delete(int workspace, String id);

    /// By id.
    Page<Contact> list(int workspace, Filter filter, Optional<String> after, int limit);

    /// Every part is optional.
    ///
    /// @param search a part of the address or of the names, capitals aside
    record Filter(Optional<String> search, Optional<String> address, Optional<Boolean> suppressed) {

        public static final Filter NONE =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
