package dev.espalier.sdk;

import org.jspecify.annotations.Nullable;

/// For whom an email was rendered.
///
/// @param timezone the contact's, else the workspace's
public record PreviewContact(
        String contactId, @Nullable String name, String email, String timezone) {}
