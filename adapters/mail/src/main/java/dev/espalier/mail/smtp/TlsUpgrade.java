package dev.espalier.mail.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Puts TLS 1.2 or 1.3 over a connected socket.
final class TlsUpgrade {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext context;
    private final boolean verifying;

    private TlsUpgrade(SSLContext context, boolean verifying) {
        this.context = context;
        this.verifying = verifying;
    }

    /// @throws IllegalArgumentException when the file of certificates cannot be used
    static TlsUpgrade of(Tls tls) {
        boolean verifying = tls.proves() && !(tls.trust() instanceof Tls.Trust.Any);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    null,
                    verifying ? trusting(tls.trust()) : new TrustManager[] {new Anyone()},
                    null);
            return new TlsUpgrade(context, verifying);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "smtp.trust: " + tls.trust() + " (expected: jvm or a file of certificates)", e);
        }
    }

    SSLSocket over(Socket socket, String host) throws IOException {
        var secured =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(socket, host, socket.getPort(), false);
        secured.setUseClientMode(true);
        secured.setEnabledProtocols(PROTOCOLS);
        if (verifying) {
            var parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
        }
        secured.startHandshake();
        return secured;
    }

    private static TrustManager[] trusting(Tls.Trust trust)
            throws GeneralSecurityException, IOException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(
                switch (trust) {
                    // A null store means the one of the JVM.
                    case Tls.Trust.Jvm _, Tls.Trust.Any _ -> (KeyStore) null;
                    case Tls.Trust.Certificates certificates -> store(certificates);
                });
        return factory.getTrustManagers();
    }

    private static KeyStore store(Tls.Trust.Certificates certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(certificates.pem())) {
            int n = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("relay-" + n++, certificate);
            }
        }
        if (store.size() == 0) {
            throw new GeneralSecurityException("no certificate in " + certificates.pem());
        }
        return store;
    }

    /// Believes every certificate. The extended kind, since the JDK wraps the plain one in checks.
    private static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
