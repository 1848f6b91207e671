package dev.espalier.engine;

import dev.espalier.engine.custody.Witness;
import dev.espalier.engine.limits.Limits;
import dev.espalier.engine.mail.WayBack;
import dev.espalier.send.InDoubt;

/// What whoever runs this server decided for all of its mail.
///
/// @param wayBack where people and bounces reach it
/// @param onDoubt what becomes of a send whose answer was lost, where its sequence says nothing
/// @param witness remembers what the database cannot know of itself
/// @param limits how much may be sent
public record Site(WayBack wayBack, InDoubt onDoubt, Witness witness, Limits limits) {

    /// Mail leads back to this machine, and what may not have arrived goes again.
    public static Site plain() {
        return new Site(WayBack.local(), InDoubt.RESEND, Witness.NONE, Limits.none());
    }
}
