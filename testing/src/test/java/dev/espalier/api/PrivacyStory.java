package dev.espalier.api;

/// The part of [ContractStory] about what is known of a person, and forgotten.
final class PrivacyStory {
    private final Contract contract;

    PrivacyStory(Contract contract) {
        this.contract = contract;
    }

    void tell() {
        contract.call(
                "contacts.create",
                "one to forget",
                "{\"id\": \"con_hal\", \"email\": \"hal@example.com\"}");
        contract.call(
                "events.track",
                "something to know of a person",
                "{\"name\": \"opened_app\", \"contactId\": \"con_hal\", \"id\": \"evt_hal\"}");
        contract.call("contacts.export", "all that is known", "{\"id\": \"con_hal\"}");
        contract.call("contacts.export", "one that is not there", "{\"id\": \"con_gone\"}");
        contract.call("contacts.erase", "forgets a person everywhere", "{\"id\": \"con_hal\"}");
        contract.call("contacts.erase", "one that is not there", "{\"id\": \"con_gone\"}");
    }
}
