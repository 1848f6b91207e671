package dev.espalier.engine.store;

import dev.espalier.contact.Contact;
import java.util.List;
import java.util.Optional;

/// The people who may be mailed.
public interface Contacts {

    Optional<Contact> find(int workspace, String id);

    /// By address, however it is spelled: trimmed and lower-cased it is the same.
    Optional<Contact> findByAddress(int workspace, String address);

    /// Those among the keys that exist, in no order.
    List<Contact> findAll(List<ContactKey> keys);

    /// @param workspace the contact's tenant
    record ContactKey(int workspace, String id) {}
}
