package dev.espalier.server;

import dev.espalier.engine.mail.WayBack;
import dev.espalier.server.config.Config;
import java.net.URI;

/// Where people reach this server: as the operator said, else where it listens, which is known once
/// it does.
final class Home {

    private final Config config;
    private volatile URI url;

    Home(Config config) {
        this.config = config;
        this.url = config.publicUrl().orElse(WayBack.local().publicUrl().get());
    }

    void listensAt(String listening) {
        url = config.publicUrl().orElseGet(() -> URI.create(listening));
    }

    WayBack wayBack() {
        return new WayBack(() -> url, config.mail().returnPath());
    }
}
