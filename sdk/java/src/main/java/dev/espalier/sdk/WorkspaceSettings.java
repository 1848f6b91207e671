package dev.espalier.sdk;

import java.util.List;

/// The settings of a workspace.
public record WorkspaceSettings(
        String name,
        String timezone,
        String senderName,
        String senderEmail,
        String maxLateness,
        List<String> spacing) {}
