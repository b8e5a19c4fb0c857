package io.millrace.db.jdbc;

import io.millrace.MillraceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/**
 * The certificates of a PEM file in the only form that the MySQL driver reads: a key store in a
 * file, which lives as long as the process. Certificates are public, so its password is no secret.
 */
record TrustStore(Path file) {

    static final String TYPE = "PKCS12";
    static final String PASSWORD = "public";

    static TrustStore of(Path pem) {
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            int count = 0;
            for (Certificate certificate : certificates(pem)) {
                count++;
                store.setCertificateEntry("authority-" + count, certificate);
            }
            Path file = Files.createTempFile("millrace-authorities", ".p12");
            file.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD.toCharArray());
            }
            return new TrustStore(file);
        } catch (IOException | GeneralSecurityException cause) {
            throw new MillraceException(
                    MillraceException.Code.CONFIGURATION,
                    pem + " holds no certificate in PEM form; check tls_root_certificate.",
                    cause);
        }
    }

    private static Iterable<? extends Certificate> certificates(Path pem)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }
}
