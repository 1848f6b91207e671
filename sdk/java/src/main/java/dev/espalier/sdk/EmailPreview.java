package dev.espalier.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An email as a contact would get it now.
///
/// @param html of a body that is faulty: as far as it can be shown
/// @param faults what is wrong; a part that cannot be rendered is answered as it was given
/// @param contact null: rendered for somebody made up
public record EmailPreview(
        String subject,
        @Nullable String preheader,
        String html,
        String text,
        List<TextFault> faults,
        @Nullable PreviewContact contact) {}
