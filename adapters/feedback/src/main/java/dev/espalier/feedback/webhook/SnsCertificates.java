package dev.espalier.feedback.webhook;

import java.io.IOException;
import java.net.URI;

/// Fetches from Amazon SNS: the certificates it signs with, and the address that confirms a
/// subscription.
public interface SnsCertificates {

    /// The bytes at an address that was found to be Amazon's.
    ///
    /// @throws IOException when it cannot be had now
    byte[] fetch(URI address) throws IOException;
}
