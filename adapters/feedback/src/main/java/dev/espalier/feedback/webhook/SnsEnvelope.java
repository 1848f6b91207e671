package dev.espalier.feedback.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Proves that SNS sent something: its signature (versions 1 and 2) by a certificate that comes
/// from Amazon's own host.
final class SnsEnvelope {

    /// A host of SNS in one region, and nothing before or after it.
    private static final Pattern HOST =
            Pattern.compile(
                    "sns\\.[a-z]{2}(-[a-z]{2,10}){1,3}-[0-9]{1,2}\\.amazonaws\\.com(\\.cn)?");

    private static final Pattern CERTIFICATE =
            Pattern.compile("/SimpleNotificationService-[A-Za-z0-9]{1,100}\\.pem");

    private static final List<String> OF_NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> OF_CONFIRMATION =
            List.of(
                    "Message",
                    "MessageId",
                    "SubscribeURL",
                    "Timestamp",
                    "Token",
                    "TopicArn",
                    "Type");
    private static final int MOST_KEPT = 20;

    private final SnsCertificates certificates;
    private final InstantSource clock;
    private final Map<URI, X509Certificate> kept = new ConcurrentHashMap<>();

    SnsEnvelope(SnsCertificates certificates, InstantSource clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    /// @throws IOException when the certificate cannot be had now
    boolean isGenuine(Fields envelope) throws IOException {
        var algorithm =
                switch (envelope.text("SignatureVersion")) {
                    case "1" -> "SHA1withRSA";
                    case "2" -> "SHA256withRSA";
                    default -> "";
                };
        var address = address(envelope.text("SigningCertURL"));
        if (algorithm.isEmpty()
                || address.filter(uri -> CERTIFICATE.matcher(uri.getPath()).matches()).isEmpty()) {
            return false;
        }
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initVerify(key(address.get()));
            signature.update(signed(envelope).getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(envelope.text("Signature")));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    private PublicKey key(URI address) throws IOException, GeneralSecurityException {
        var known = kept.get(address);
        if (known == null) {
            known =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(
                                            new ByteArrayInputStream(certificates.fetch(address)));
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(address, known);
        }
        known.checkValidity(Date.from(clock.instant()));
        return known.getPublicKey();
    }

    private static String signed(Fields envelope) {
        var names =
                envelope.text("Type").equals("Notification") ? OF_NOTIFICATION : OF_CONFIRMATION;
        var text = new StringBuilder();
        for (var name : names) {
            if (envelope.has(name)) {
                text.append(name).append('\n').append(envelope.text(name)).append('\n');
            }
        }
        return text.toString();
    }

    /// An address at SNS; empty when it is anywhere else.
    static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text))
                    .filter(uri ->
                            "https".equals(uri.getScheme())
                                    && uri.getHost() != null
                                    && HOST.matcher(uri.getHost()).matches()
                                    && uri.getRawUserInfo() == null
                                    && (uri.getPort() == -1 || uri.getPort() == 443));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
