package dev.espalier.http.api;

import dev.espalier.engine.Engine;
import dev.espalier.engine.access.Access;
import dev.espalier.engine.contacts.ContactBook;
import dev.espalier.engine.contacts.ContactFileReader;
import dev.espalier.engine.contacts.SuppressionList;
import dev.espalier.engine.drafting.DraftingRoom;
import dev.espalier.engine.mailbox.BuiltInMailbox;
import dev.espalier.engine.people.PeopleBook;
import dev.espalier.engine.templates.TemplateLibrary;

/// The use cases behind the API.
public record Services(
        Engine engine,
        ContactBook contacts,
        ContactFileReader contactFiles,
        SuppressionList suppressions,
        TemplateLibrary templates,
        Access access,
        PeopleBook people,
        BuiltInMailbox mailbox,
        DraftingRoom drafting) {}
