package io.millrace.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Objects;

/** A server's key and the certificate that it is "localhost", signed by itself. */
record TlsFiles(Path certificate, Path key) {

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "server";

    static TlsFiles forLocalhost(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("server.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                                "-genkeypair",
                                "-alias",
                                ALIAS,
                                "-keyalg",
                                "RSA",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-validity",
                                "2",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .inheritIO()
                        .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new TlsFiles(
                pem(folder.resolve("server.crt"), "CERTIFICATE", certificate(keys)),
                pem(folder.resolve("server.key"), "PRIVATE KEY", key(keys)));
    }

    private static byte[] certificate(KeyStore keys) throws GeneralSecurityException {
        return Objects.requireNonNull(keys.getCertificate(ALIAS)).getEncoded();
    }

    private static byte[] key(KeyStore keys) throws GeneralSecurityException {
        return Objects.requireNonNull(keys.getKey(ALIAS, PASSWORD.toCharArray())).getEncoded();
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        String text =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content);
        Files.writeString(
                file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
